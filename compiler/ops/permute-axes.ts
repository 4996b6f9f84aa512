import type { One } from "../ir/arity.ts";
import type { Index } from "../ir/loop.ts";
import { elementCount, type Shape, shapeText } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import { count, range } from "./kernel-arguments.ts";
import type { Op } from "./op.ts";

/** For each axis of the output, the axis of the input that it is. Rows stay first. */
export type PermuteAttributes = { readonly axes: readonly number[] };

/** The same values with the axes in another order: [rows, 64, 4, 32] with the axes 0, 2, 1, 3 → [rows, 4, 64, 32]. */
export const permuteAxes: Op<PermuteAttributes, One> = {
  name: "permuteAxes",
  summary:
    "output[i, j, …] = input with its axes in the order of `axes`: axis a of the output is axis axes[a] of the input",
  shape: ([input], { axes }) => {
    const complete = axes.length === input.length && input.every((_, axis) => axes.includes(axis));
    if (!complete || (input[0] === "rows" && axes[0] !== 0)) {
      throw new Error(`the axes of ${shapeText(input)} cannot be permuted to ${axes.join(", ")}`);
    }
    return axes.map((axis) => input[axis] as Shape[number]);
  },
  evaluate: ([input], output, { axes }) => {
    const steps = axes.map((axis) => input.shape.slice(axis + 1).reduce((product, size) => product * size, 1));
    for (let position = 0; position < output.data.length; position++) {
      let [rest, from] = [position, 0];
      for (let axis = axes.length - 1; axis >= 0; axis--) {
        const size = output.shape[axis] as number;
        from += (rest % size) * (steps[axis] as number);
        rest = Math.floor(rest / size);
      }
      output.data[position] = input.data[from] as number;
    }
  },
  gradient: ({ graph, upstream, attributes: { axes } }) => [
    graph.apply(permuteAxes, [upstream], { axes: axes.map((_, axis) => axes.indexOf(axis)) }),
  ],
  loops: ({ shapes: { inputs }, attributes: { axes }, read, write, fresh }) => {
    const { groups, order } = mergedAxes(inputs[0], axes);
    const names = order.map((group, at) => fresh(at === 0 && groups[group]?.[0] === "rows" ? "sample" : "i"));
    const at = (kept: readonly number[]): Index => ({
      terms: kept.map((group, place) => {
        const factor = elementCount(kept.slice(place + 1).flatMap((each) => groups[each] as Shape)).times;
        return { variable: names[order.indexOf(group)] as string, factor };
      }),
      constant: 0,
    });
    const copy = write(at(order), read(0, at(groups.map((_, group) => group))));
    return order.reduceRight(
      (body, group, place) => [loop(names[place] as string, elementCount(groups[group] as Shape), body)],
      copy,
    );
  },
  kernel: ({ shapes: { inputs }, inputs: [input], attributes: { axes }, output }) => {
    const { groups, order } = mergedAxes(inputs[0], axes);
    const first = order[0] === 0 ? 1 : 0;
    const swapped = order[first] === first + 1 && order[first + 1] === first;
    if (!swapped || order.length > first + 3) return undefined;
    const [a, b, run] = [first, first + 1, first + 2].map((group) => count(elementCount(groups[group] ?? [])));
    if (a === undefined || b === undefined || run === undefined) return undefined;
    const blocks = elementCount(first === 1 ? (groups[0] as Shape) : []);
    return { name: "swapAxes", arguments: [input, output, a, b, run, ...range(blocks)] };
  },
};

/** Axes of the input that stay side by side as one group each, and the order of the groups in the output. */
function mergedAxes(
  input: Shape,
  axes: readonly number[],
): { readonly groups: readonly Shape[]; readonly order: readonly number[] } {
  const starts = axes.filter((axis, at) => at === 0 || axis !== (axes[at - 1] as number) + 1);
  const ascending = [...starts].sort((a, b) => a - b);
  return {
    groups: ascending.map((start, group) => input.slice(start, ascending[group + 1])),
    order: starts.map((start) => ascending.indexOf(start)),
  };
}
