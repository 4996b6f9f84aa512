import { describe, expect, it } from "vitest";
import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { type Interpretation, interpret } from "../../compiler/interpret/interpret.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import {
  freeEnergyOf,
  hiddenGiven,
  logPartitionOf,
  type RestrictedBoltzmann,
  visibleGiven,
} from "../../compiler/language/layers/restricted-boltzmann.ts";
import { metrics } from "../../compiler/language/registry.gen.ts";
import { binaryNumbers } from "../../compiler/ops/binary-numbers.ts";
import { exponential } from "../../compiler/ops/exponential.ts";
import { logarithm } from "../../compiler/ops/logarithm.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import { negate } from "../../compiler/ops/negate.ts";
import { subtract } from "../../compiler/ops/subtract.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { randomWord } from "../../runtime/random-word.ts";
import { exact, films } from "../references/restricted-boltzmann.ts";

interface Figures {
  readonly weights: readonly (readonly number[])[];
  readonly visibleBias: readonly number[];
  readonly hiddenBias: readonly number[];
}

type Named = { readonly [name: string]: Value };

/** Runs a graph of a machine with these figures on these rows of visible units. */
function run(
  { weights, visibleBias, hiddenBias }: Figures,
  rows: readonly (readonly number[])[],
  build: (graph: GraphBuilder, machine: RestrictedBoltzmann, given: Value) => Named,
): Interpretation["outputs"] {
  const graph = graphBuilder("float64");
  const given = graph.leaf("input", "given", ["rows", rows[0].length]);
  const machine = {
    weights: graph.leaf("parameter", "weights", [visibleBias.length, hiddenBias.length]),
    visibleBias: graph.leaf("parameter", "visibleBias", [visibleBias.length]),
    hiddenBias: graph.leaf("parameter", "hiddenBias", [hiddenBias.length]),
  };
  const feeds = { seed: [5], iteration: [9], given: rows.flat(), weights: weights.flat(), visibleBias, hiddenBias };
  return interpret(graph.finish("evaluation", build(graph, machine, given), []), feeds, rows.length).outputs;
}

function expectNear(
  found: { readonly data: ArrayLike<number> },
  wanted: number | readonly (number | readonly number[])[],
) {
  const numbers = typeof wanted === "number" ? [wanted] : wanted.flat();
  expect(found.data).toHaveLength(numbers.length);
  numbers.forEach((each, index) => expect(Math.abs(found.data[index] - each)).toBeLessThan(1e-9));
}

describe("a machine of three visible and two hidden units, counted out in full", () => {
  /** Free energies of all eight rows, and the logarithm of their partition function, by the sum over these rows. */
  const counted = (graph: GraphBuilder, machine: RestrictedBoltzmann) => {
    const all = graph.apply(binaryNumbers, [], { digits: 3 });
    const goodness = graph.apply(negate, [freeEnergyOf(graph, machine, all)], {});
    const total = graph.apply(sumAll, [graph.apply(exponential, [goodness], {})], {});
    const logTotal = graph.apply(logarithm, [total], {});
    const shares = graph.apply(exponential, [graph.apply(subtract, [goodness, logTotal], {})], {});
    return { logTotal, shares };
  };

  it("has the partition function and the probabilities, by its visible and by its hidden units", () => {
    const found = run(exact, exact.data, (graph, machine) => ({
      ...counted(graph, machine),
      byHidden: logPartitionOf(graph, machine),
    }));
    expectNear(found.logTotal, exact.logPartition);
    expectNear(found.byHidden, exact.logPartition);
    expectNear(found.shares, exact.probabilities);
  });

  it("has the free energies of the data, and what it makes of them", () => {
    const found = run(exact, exact.data, (graph, machine, data) => ({
      energies: freeEnergyOf(graph, machine, data),
      hidden: hiddenGiven(graph, machine, data, "hidden"),
    }));
    expectNear(found.energies, exact.freeEnergyOfData);
    expectNear(found.hidden, exact.hiddenGivenData);
  });

  it("has the slopes of the data's likelihood, by reverse mode through every state", () => {
    const found = run(exact, exact.data, (graph, machine, data) => {
      const sum = graph.apply(sumAll, [freeEnergyOf(graph, machine, data)], {});
      const mean = graph.apply(multiply, [sum, graph.constant(1 / 3)], {});
      const likelihood = graph.apply(subtract, [graph.apply(negate, [mean], {}), counted(graph, machine).logTotal], {});
      const all = [machine.weights, machine.visibleBias, machine.hiddenBias];
      const [weights, visibleBias, hiddenBias] = gradientsOf(graph, likelihood, all) as readonly Value[];
      return { likelihood, weights, visibleBias, hiddenBias };
    });
    expectNear(found.likelihood, exact.meanLogLikelihood);
    expectNear(found.weights, exact.weightsGradient);
    expectNear(found.visibleBias, exact.visibleBiasGradient);
    expectNear(found.hiddenBias, exact.hiddenBiasGradient);
  });
});

describe("metrics of a machine", () => {
  /** A metric of each row. */
  const measure = (type: string) =>
    run(exact, exact.data, (graph, machine, given) => {
      const word = metrics[type];
      if (word.measures !== "layer") throw new Error(`${type} looks at no layer`);
      const layer = {
        output: hiddenGiven(graph, machine, given, "output"),
        inputs: [given],
        parameters: { ...machine },
      };
      return { rows: word.build(graph, layer, {}) };
    }).rows;

  it("freeEnergy is that of each row", () => {
    expectNear(measure("freeEnergy"), exact.freeEnergyOfData);
  });

  it("logLikelihood is the logarithm of each row's probability", () => {
    // Rows 101, 011, 110.
    expectNear(
      measure("logLikelihood"),
      [5, 3, 6].map((row) => Math.log(exact.probabilities[row])),
    );
  });

  it("pseudoLikelihood is three times the logarithm of one unit's probability, the others given", () => {
    const rows = [0b101, 0b011, 0b110];
    const expected = rows.map((row, index) => {
      const unit = Math.floor((randomWord(5, 9, 0, index) * 3) / 2 ** 32);
      const turned = row ^ (0b100 >> unit);
      const [as, otherwise] = [exact.probabilities[row], exact.probabilities[turned]];
      return 3 * Math.log(as / (as + otherwise));
    });
    expectNear(measure("pseudoLikelihood"), expected);
  });

  it("reconstructionError is what the way there and back by probabilities loses", () => {
    const expected = exact.data.map((visible, row) => {
      const lost = visible.map((value, i) => {
        const sum = exact.hiddenGivenData[row].reduce((total, hidden, j) => total + hidden * exact.weights[i][j], 0);
        return (1 / (1 + Math.exp(-sum - exact.visibleBias[i])) - value) ** 2;
      });
      return lost.reduce((total, each) => total + each, 0) / 3;
    });
    expectNear(measure("reconstructionError"), expected);
  });
});

describe("the published machine of six films", () => {
  it("tells what each person and George like", () => {
    const found = run(films, [...films.people, films.george], (graph, machine, people) => ({
      hidden: hiddenGiven(graph, machine, people, "hidden"),
    }));
    expectNear(found.hidden, [...films.hiddenGivenPeople, films.hiddenGivenGeorge]);
  });

  it("dreams up the films that go with one hidden unit", () => {
    const found = run(
      films,
      [
        [0, 1],
        [1, 0],
      ],
      (graph, machine, hidden) => ({
        visible: visibleGiven(graph, machine, hidden, "visible"),
      }),
    );
    expectNear(found.visible, [films.visibleGivenSecond, films.visibleGivenFirst]);
  });

  it("gives the people their free energies and the world its partition function", () => {
    const found = run(films, films.people, (graph, machine, people) => ({
      energies: freeEnergyOf(graph, machine, people),
      total: logPartitionOf(graph, machine),
    }));
    expectNear(found.energies, films.freeEnergyOfPeople);
    expectNear(found.total, films.logPartition);
  });
});
