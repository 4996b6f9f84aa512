import { gradientsOf } from "../3-differentiate/reverse.ts";
import { interpret } from "../interpret/interpret.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../ir/graph-builder.ts";
import { withRows } from "../ir/shape.ts";
import { multiply } from "../ops/multiply.ts";
import { sumAll } from "../ops/sum-all.ts";
import { drawValues } from "./draw-values.ts";
import type { CaseInput, OpCase } from "./op-case.ts";

type Feeds = { [name: string]: Float64Array };

/**
 * The maximum relative error of an op's gradients against five-point central differences, in float64, over every
 * element of every input: below 1e-6 where they are right. The loss is Σ output · w with a random w, so that every output
 * element counts differently. The relative error is |a − n| / max(|a|, |n|, 10⁻⁴).
 */
export function gradientError(check: OpCase, rows = 3): number {
  const feeds: Feeds = {};
  check.inputs.forEach(({ shape, draw = "signed" }, place) => {
    feeds[inputName(place)] = drawValues(withRows(shape, rows), draw, place + 1);
  });
  const { forward, backward } = graphsOf(check, rows, feeds);
  const { outputs } = interpret(backward, feeds, rows);
  const lossNow = (): number => interpret(forward, feeds, rows).outputs.loss?.data[0] ?? Number.NaN;
  const errors = check.inputs.flatMap((input, place) => {
    if (!isFree(input)) return [];
    const values = feeds[inputName(place)] as Float64Array;
    return [...values].map((_, i) => {
      const numeric = difference(values, i, lossNow);
      const analytic = outputs[inputName(place)]?.data[i] ?? 0;
      return Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric), 1e-4);
    });
  });
  return Math.max(...errors);
}

/** The loss as a graph, and the same with its slopes by input. */
function graphsOf({ op, attributes, inputs }: OpCase, rows: number, feeds: Feeds) {
  const graph = graphBuilder("float64");
  const leaves: Value[] = [];
  for (const [place, { shape, made }] of inputs.entries()) {
    leaves.push(made ? made(graph, leaves) : graph.leaf("parameter", inputName(place), shape));
  }
  const free = leaves.filter((_, place) => isFree(inputs[place] as CaseInput));
  const loss = weighedSum(graph, graph.apply(op, leaves, attributes), rows, feeds);
  const forward = graph.finish("training", { loss }, []);
  const slopes = gradientsOf(graph, loss, free);
  const named = leaves.flatMap((leaf, place) => {
    const slope = slopes[free.indexOf(leaf)];
    return slope === undefined ? [] : [[inputName(place), slope] as const];
  });
  return { forward, backward: graph.finish("training", Object.fromEntries(named), []) };
}

function inputName(place: number): string {
  return `input${place}`;
}

function isFree({ fixed, made }: CaseInput): boolean {
  return !fixed && !made;
}

function weighedSum(graph: GraphBuilder, output: Value, rows: number, feeds: Feeds): Value {
  const weights = graph.leaf("input", "weights", output.shape);
  feeds.weights = drawValues(withRows(output.shape, rows), "signed", 9);
  return graph.apply(sumAll, [graph.apply(multiply, [output, weights], {})], {});
}

/** ∂loss/∂values[i] ≈ (−f(x + 2h) + 8 f(x + h) − 8 f(x − h) + f(x − 2h)) / 12h, with an error of order h⁴. */
function difference(values: Float64Array, i: number, loss: () => number): number {
  const h = 5e-4;
  const x = values[i] as number;
  const at = (steps: number): number => {
    values[i] = x + steps * h;
    const result = loss();
    values[i] = x;
    return result;
  };
  return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
}
