import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { product } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { atIndex } from "../../ops/at-index.ts";
import { less } from "../../ops/less.ts";
import { multiply } from "../../ops/multiply.ts";
import { select } from "../../ops/select.ts";
import { subtract } from "../../ops/subtract.ts";
import { uniform } from "../../ops/uniform.ts";
import { learningRule, type Moving } from "../define/learning.ts";
import { choice, number } from "../define/option.ts";

/** Weights varied little by little, with a certain randomisation; what improves the performance is kept. */
export const hillClimbing = learningRule({
  type: "hillClimbing",
  summary:
    "Varies the weights a little, at random, and keeps the variation if the loss of the batch is smaller with it. It needs no slope, so any activation will do; only with `batchSize: all` is each comparison about all rows.",
  formula: "weights + step · (2u − 1), u from [0, 1), if the loss is smaller there, else weights",
  options: {
    step: number({ summary: "How far a weight moves at most, up or down.", default: 0.1, exclusiveMinimum: 0 }),
    vary: choice(["all", "one"], {
      summary: "Whether each variation changes all weights, or one at random.",
      default: "all",
    }),
  },
  example: "learning: { type: hillClimbing, step: 0.5, vary: all }",
  takesLoss: true,
  targets: {},
  optimizers: [],
  finds: { name: "vary", summary: "Varies the weights at random and measures the loss with them." },
  moves: "Keeps the varied weights where the loss is smaller with them.",
  build: ({ graph, loss, lossWith, parameters, stream, options: { step, vary } }) => {
    if (loss === undefined) throw new Error("hill climbing was built without a loss");
    const variation = vary === "all" ? variationOfAll : variationOfOne;
    const moves = variation(graph, parameters, step, stream);
    const varied = new Map(
      parameters.map(({ path, value }, index) => {
        const next = graph.apply(add, [value, moves[index] as Value], {}, "varied");
        graph.rename(next, `varied${capital(graph.node(value).name)}`);
        return [path, next] as const;
      }),
    );
    const variedLoss = lossWith(varied);
    graph.rename(variedLoss, "variedLoss");
    const better = graph.apply(less, [variedLoss, loss], {}, "better");
    graph.rename(better, "isBetter");
    const next = parameters.map(({ path, value }) => {
      const keep = (): Value => graph.apply(select, [better, varied.get(path) as Value, value], {}, "next");
      return [path, keep] as const;
    });
    return { next: new Map(next), updates: better };
  },
});

type Variation = (
  graph: GraphBuilder,
  parameters: readonly Moving[],
  step: number,
  stream: (ordinal: number) => number,
) => readonly Value[];

/** step · (2u − 1) for every weight, each parameter with a stream of its own. */
const variationOfAll: Variation = (graph, parameters, step, stream) =>
  parameters.map(({ value }, ordinal) => evenly(graph, value.shape, step, stream(ordinal)));

/** step · (2u − 1) for one weight among all of them, 0 for the others. */
const variationOfOne: Variation = (graph, parameters, step, stream) => {
  const sizes = parameters.map(({ value }) => product(value.shape));
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const keys = [graph.key("seed"), graph.key("iteration")] as const;
  const share = graph.apply(uniform, keys, { shape: [], stream: stream(0) }, "share");
  const move = evenly(graph, [], step, stream(1));
  return parameters.map(({ value }, index) => {
    const before = sizes.slice(0, index).reduce((sum, size) => sum + size, 0);
    return graph.apply(atIndex, [move, share], { shape: value.shape, before, all }, "move");
  });
};

/** step · (2u − 1) of some shape, u from [0, 1). */
function evenly(graph: GraphBuilder, shape: Value["shape"], step: number, stream: number): Value {
  const keys = [graph.key("seed"), graph.key("iteration")] as const;
  const drawn = graph.apply(uniform, keys, { shape, stream }, "drawn");
  const centred = graph.apply(
    subtract,
    [graph.apply(multiply, [graph.constant(2), drawn], {}, "double"), graph.constant(1)],
    {},
    "centred",
  );
  return graph.apply(multiply, [graph.constant(step), centred], {}, "move");
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
