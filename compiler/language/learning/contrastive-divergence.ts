import { found } from "../../ir/found.ts";
import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { joinName } from "../../ir/identifier.ts";
import type { LayerModel } from "../../ir/model.ts";
import type { Shape } from "../../ir/shape.ts";
import { bernoulli } from "../../ops/bernoulli.ts";
import { divide } from "../../ops/divide.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { multiply } from "../../ops/multiply.ts";
import { subtract } from "../../ops/subtract.ts";
import { sumColumns } from "../../ops/sum-columns.ts";
import { uniform } from "../../ops/uniform.ts";
import { type LearningBuild, learningRule } from "../define/learning.ts";
import { boolean, choice, integer } from "../define/option.ts";
import {
  hiddenGiven,
  type RestrictedBoltzmann,
  restrictedBoltzmann,
  visibleGiven,
} from "../layers/restricted-boltzmann.ts";
import { onlyMachines } from "./only-machines.ts";

const machine = "restrictedBoltzmannMachine";

/** Hinton's rule (2002); with persistent chains, Tieleman's (2008). */
export const contrastiveDivergence = learningRule({
  type: "contrastiveDivergence",
  summary:
    "Moves a restricted Boltzmann machine towards the rows and away from what it makes of them itself, by turns visible units from hidden ones and hidden ones from visible. Its chain of turns begins at the rows, or goes on from update to update where it is persistent.",
  formula: "(visibleᵀ · hidden of the rows − visibleᵀ · hidden of the chain) / rows",
  options: {
    steps: integer({ summary: "The number of Gibbs steps at each update.", default: 1, minimum: 1, maximum: 100 }),
    persistent: boolean({
      summary:
        "Whether chains go on from update to update, one for each row of a batch, beginning with all hidden units off.",
      default: false,
    }),
    random: choice(["philox", "mt19937"], {
      summary:
        "Where chance comes from: `philox`, the same however the work is done; or `mt19937`, the generator that drew the first weights, which goes on as scikit-learn's does.",
      default: "philox",
    }),
  },
  example:
    "dataset: { type: inline, inputs: [[1, 0], [0, 1]] }\nlayers:\n  - { type: restrictedBoltzmannMachine, units: 2 }\nlearning: { type: contrastiveDivergence, steps: 1 }\noptimizer: { type: sgd, learningRate: 0.1 }",
  takesLoss: false,
  inputs: { between: [0, 1] },
  optimizers: "any",
  finds: {
    name: "contrast",
    summary: "Finds where the parameters should not go: away from the rows, towards what the machine makes of them.",
  },
  moves: "Moves every parameter towards the rows.",
  conflicts: (model) => onlyMachines(model, machine),
  build: (request) => {
    const toss = tosser(request);
    const machines = request.model.layers.filter(({ type, trainable }) => type === machine && trainable);
    const directions = machines.flatMap((layer) => directionsOf(request, layer, toss));
    return { directions: new Map(directions) };
  },
});

interface Options {
  readonly steps: number;
  readonly persistent: boolean;
  readonly random: "philox" | "mt19937";
}

/** Turns probabilities of units into units that are on or off, at random. */
type Toss = (probable: Value, role: string) => Value;

/** Every toss draws numbers of its own. */
function tosser({ graph, stream, draws, options: { random } }: LearningBuild<Options>): Toss {
  let tosses = 0;
  const drawn = (shape: Shape): Value => {
    if (random === "mt19937") return draws(shape);
    const keys = [graph.key("seed"), graph.key("iteration")] as const;
    return graph.apply(uniform, keys, { shape, stream: stream(tosses++) }, "drawn");
  };
  return (probable, role) => graph.apply(bernoulli, [probable, drawn(probable.shape)], {}, role);
}

/** Where the parameters of one machine should not go, by path. */
function directionsOf(
  { graph, forward, state, keep, options: { steps, persistent } }: LearningBuild<Options>,
  layer: LayerModel,
  toss: Toss,
): readonly (readonly [string, Value])[] {
  return graph.at({ phase: "direction", owner: joinName(layer.name) }, () => {
    const own = layer.parameters.map(({ name, path }) => [name, found(forward.parameters, path)]);
    const of = restrictedBoltzmann(Object.fromEntries(own));
    const [input = ""] = layer.inputs;
    const seen = { visible: found(forward.values, input), hidden: found(forward.values, layer.name) };
    const last = persistent ? state(`${layer.name}.chain`, seen.hidden.shape) : undefined;
    const chain = runChain(graph, of, last ?? toss(seen.hidden, "hiddenStates"), { steps, toss });
    if (last !== undefined) keep(last, toss(chain.hidden, "nextChain"));
    return Object.entries(contrast(graph, seen, chain)).map(([name, value]) => [`${layer.name}.${name}`, value]);
  });
}

/** Units of both sides: of the rows, or at the end of a chain. */
interface BothSides {
  readonly visible: Value;
  readonly hidden: Value;
}

interface ChainRequest {
  readonly steps: number;
  readonly toss: Toss;
}

/** Gibbs sampling from hidden units: visible ones on or off, how probable the hidden ones are then, and so on. */
function runChain(
  graph: GraphBuilder,
  of: RestrictedBoltzmann,
  start: Value,
  { steps, toss }: ChainRequest,
): BothSides {
  let states = start;
  for (let step = 1; ; step++) {
    const visible = toss(visibleGiven(graph, of, states, "visible"), "visibleStates");
    const hidden = hiddenGiven(graph, of, visible, "hidden");
    if (step === steps) return { visible, hidden };
    states = toss(hidden, "hiddenStates");
  }
}

/** (chain − rows) / rows, for each parameter. */
function contrast(graph: GraphBuilder, seen: BothSides, chain: BothSides) {
  const share = graph.apply(divide, [graph.constant(1), graph.rows()], {}, "share");
  const mean = (more: Value, less: Value, role: string): Value =>
    graph.apply(
      multiply,
      [graph.apply(subtract, [more, less], {}, `${role}Difference`), share],
      {},
      `${role}Direction`,
    );
  const pairs = ({ visible, hidden }: BothSides, role: string): Value =>
    graph.apply(matrixProduct, [visible, hidden], { transpose: "left" }, role);
  const sums = (units: Value, role: string): Value => graph.apply(sumColumns, [units], {}, role);
  return {
    weights: mean(pairs(chain, "chainPairs"), pairs(seen, "rowPairs"), "weights"),
    visibleBias: mean(sums(chain.visible, "chainVisible"), sums(seen.visible, "rowVisible"), "visibleBias"),
    hiddenBias: mean(sums(chain.hidden, "chainHidden"), sums(seen.hidden, "rowHidden"), "hiddenBias"),
  };
}
