import type { RandomState } from "../../../../runtime/random-state.ts";
import { addNoise } from "./add-noise.ts";
import type { GeneratedColumn } from "./generated-column.ts";
import { categoryColumn, type GeneratedRows, numberColumn } from "./generator.ts";

/** Points in the plane, each of a category. */
export interface Points {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly label: Int32Array;
}

/** The columns of points: x and y enter the network, label is learnt. */
export function pointColumns(categories: readonly string[]): readonly GeneratedColumn[] {
  return [numberColumn("x"), numberColumn("y"), categoryColumn("label", categories)];
}

/** How many of `rows` points each of some categories has: as many as the others, the first ones one more if need be. */
export function sharesOf(rows: number, categories: number): readonly number[] {
  return Array.from({ length: categories }, (_, category) => {
    const rest = category < rows % categories ? 1 : 0;
    return Math.floor(rows / categories) + rest;
  });
}

/** Points category by category: `at(category, index, count)` is the position of one of the `count` points of a category. */
export function pointsAt(
  counts: readonly number[],
  at: (category: number, index: number, count: number) => readonly [x: number, y: number],
): Points {
  const all = counts.flatMap((count, category) =>
    Array.from({ length: count }, (_, index) => [...at(category, index, count), category] as const),
  );
  return {
    x: Float64Array.from(all, ([x]) => x),
    y: Float64Array.from(all, ([, y]) => y),
    label: Int32Array.from(all, ([, , label]) => label),
  };
}

/** The rows of a dataset: the points shuffled, then moved by their noise, as scikit-learn makes them. */
export function rowsOfPoints(points: Points, noise: number, random: RandomState): GeneratedRows {
  const order = random.permutation(points.label.length);
  const x = Float64Array.from(order, (from) => points.x[from] as number);
  const y = Float64Array.from(order, (from) => points.y[from] as number);
  const label = Int32Array.from(order, (from) => points.label[from] as number);
  addNoise([x, y], noise, random);
  const columns = {
    x: { kind: "numbers", values: x },
    y: { kind: "numbers", values: y },
    label: { kind: "categories", values: label },
  } as const;
  return { rows: label.length, columns };
}

/** NumPy's `linspace(0, end, count)`: evenly from 0 to `end`, both among them. */
export function evenly(index: number, count: number, end: number): number {
  return index === count - 1 && index > 0 ? end : index * (end / Math.max(1, count - 1));
}
