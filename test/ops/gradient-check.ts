import { gradientsOf } from "../../compiler/3-differentiate/reverse.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import { withRows } from "../../compiler/ir/shape.ts";
import { multiply } from "../../compiler/ops/multiply.ts";
import type { Op } from "../../compiler/ops/op.ts";
import { ops } from "../../compiler/ops/registry.gen.ts";
import { sumAll } from "../../compiler/ops/sum-all.ts";
import { drawValues, type OpCase } from "./cases.ts";

type Rules = { readonly [name: string]: Op };

/**
 * The greatest relative error of an op's gradients against five-point central differences, in float64, over every
 * element of every input. The loss is Σ output · w with a random w, so that every output element counts differently.
 * The relative error is |a − n| / max(|a|, |n|, 10⁻⁴).
 */
export function gradientError(check: OpCase, rows: number, rules: Rules = ops): number {
  const feeds: { [name: string]: Float64Array } = {};
  check.inputs.forEach(({ shape, draw }, index) => {
    feeds[`input${index}`] = drawValues(withRows(shape, rows), draw, index + 1);
  });
  const graph = graphBuilder("float64");
  const leaves: Value[] = [];
  for (const [index, { shape, made }] of check.inputs.entries()) {
    leaves.push(made ? made(graph, leaves) : graph.leaf("parameter", `input${index}`, shape));
  }
  const isFree = ({ fixed, made }: OpCase["inputs"][number]): boolean => !fixed && !made;
  const free = leaves.filter((_, index) => isFree(check.inputs[index]));
  const loss = weighedSum(graph, graph.apply(ops[check.op] as Op, leaves, check.attributes), rows, feeds);
  const forward = graph.finish("training", { loss }, []);
  const found = gradientsOf(graph, loss, free, rules);
  const gradients = leaves.map((leaf) => found[free.indexOf(leaf)]);
  const backward = graph.finish(
    "training",
    Object.fromEntries(gradients.flatMap((value, index) => (value ? [[`input${index}`, value]] : []))),
    [],
  );
  const { outputs } = interpret(backward, feeds, rows);
  const lossNow = (): number => interpret(forward, feeds, rows).outputs.loss.data[0];
  const errors = check.inputs.flatMap((input, index) => {
    if (!isFree(input)) return [];
    const found = outputs[`input${index}`];
    return [...feeds[`input${index}`]].map((_, i) => {
      const numeric = difference(feeds[`input${index}`], i, lossNow);
      const analytic = found?.data[i] ?? 0;
      return Math.abs(analytic - numeric) / Math.max(Math.abs(analytic), Math.abs(numeric), 1e-4);
    });
  });
  return Math.max(...errors);
}

function weighedSum(graph: GraphBuilder, output: Value, rows: number, feeds: { [name: string]: Float64Array }): Value {
  const weights = graph.leaf("input", "weights", output.shape);
  feeds.weights = drawValues(withRows(output.shape, rows), "signed", 9);
  return graph.apply(sumAll, [graph.apply(multiply, [output, weights], {})], {});
}

/** ∂loss/∂values[i] ≈ (−f(x + 2h) + 8 f(x + h) − 8 f(x − h) + f(x − 2h)) / 12h, with an error of order h⁴. */
function difference(values: Float64Array, i: number, loss: () => number): number {
  const h = 5e-4;
  const x = values[i];
  const at = (steps: number): number => {
    values[i] = x + steps * h;
    const result = loss();
    values[i] = x;
    return result;
  };
  return (8 * (at(1) - at(-1)) - (at(2) - at(-2))) / (12 * h);
}
