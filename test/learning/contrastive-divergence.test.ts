import { describe, expect, it } from "vitest";
import { interpret } from "../../compiler/interpret/interpret.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { compiled as compile } from "../compiled.ts";
import { exact, gibbsSeed42 } from "../references/restricted-boltzmann.ts";
import { learner, numbersOf } from "./learn.ts";

const names = ["machineWeights", "machineVisibleBias", "machineHiddenBias"];

/** A spec of one machine. */
function specOf(machine: JsonObject, learning: JsonObject, more: JsonObject): string {
  const layers = [{ type: "restrictedBoltzmannMachine", name: "machine", units: 2, ...machine }];
  return JSON.stringify({
    precision: "float64",
    layers,
    learning: { type: "contrastiveDivergence", ...learning },
    ...more,
  });
}

describe("persistent contrastive divergence with the generator that drew the weights", () => {
  it("ends at the weights of scikit-learn's own test, seed 42", async () => {
    const { network, train, data } = await learner(
      specOf(
        { weightsInitializer: { type: "normal", mean: 0, stddev: 0.01 } },
        { persistent: true, random: "mt19937" },
        {
          dataset: { type: "inline", inputs: [[0], [1]] },
          optimizer: { type: "sgd", learningRate: 0.1 },
          train: { epochs: 42, batchSize: 2, shuffle: false },
        },
      ),
    );
    const parameters = network.createParameters(42);
    for (const _ of train(parameters, data, { seed: 42 }));
    const { weights, visibleBias, hiddenBias } = gibbsSeed42;
    const expected = [...weights.flat(), ...visibleBias, ...hiddenBias];
    const found = numbersOf(parameters, ...names);
    expected.forEach((value, index) => expect(Math.abs(found[index] - value)).toBeLessThan(1e-9));
  });
});

/** What the rule makes of a machine whose slopes are known: the direction, averaged over many rows of chains. */
function directionOf(learning: JsonObject, repeated: number, feeds: JsonObject = {}) {
  const graphs = compile(
    specOf({}, learning, {
      dataset: { type: "inline", inputs: exact.data },
      optimizer: "sgd",
      train: { epochs: 1 },
    }),
    { file: "machine.yaml" },
  ).graphs();
  const graph = graphs.training;
  if (graph === undefined) throw new Error("the spec does not train");
  const rows = Array.from({ length: repeated }, () => exact.data.flat()).flat();
  const given = {
    batchInput: rows,
    machineWeights: exact.weights.flat(),
    machineVisibleBias: exact.visibleBias,
    machineHiddenBias: exact.hiddenBias,
    learningRate: [0.01],
    seed: [3],
    iteration: [0],
    ...feeds,
  };
  return interpret(graph, given as never, repeated * exact.data.length);
}

describe("contrastive divergence", () => {
  it("points down the exact slope of the likelihood once its chains are long", () => {
    const { outputs } = directionOf({ steps: 12 }, 4000);
    const slopes = [exact.weightsGradient, exact.visibleBiasGradient, exact.hiddenBiasGradient];
    ["weights", "visibleBias", "hiddenBias"].forEach((name, index) => {
      const direction = outputs[`gradients.machine.${name}`];
      // A mean of 12,000 chains errs by about 0.5 / √12000.
      slopes[index].flat().forEach((slope, at) => expect(Math.abs(direction.data[at] + slope)).toBeLessThan(0.02));
    });
  });

  it("tosses other coins at another step, and the same at the same", () => {
    const at = (iteration: number) =>
      directionOf({}, 1, { iteration: [iteration] }).outputs["gradients.machine.weights"];
    expect(at(0)).toEqual(at(0));
    expect(at(1)).not.toEqual(at(0));
  });

  it("goes on from its last hidden states where it is persistent", () => {
    const chain = (on: number) => ({ contrastiveDivergenceMachineChain: Array.from({ length: 6 }, () => on) });
    const [off, on] = [0, 1].map((state) => directionOf({ persistent: true }, 1, chain(state)));
    const next = off.updates.contrastiveDivergenceMachineChain;
    expect(next.shape).toEqual([3, 2]);
    expect([...next.data].every((value) => value === 0 || value === 1)).toBe(true);
    expect(on.outputs["gradients.machine.visibleBias"]).not.toEqual(off.outputs["gradients.machine.visibleBias"]);
  });
});
