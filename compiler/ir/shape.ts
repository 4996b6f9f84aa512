/** The size of one axis: known, or `rows`, the number of samples of a batch, known only at run time. */
export type Dimension = number | "rows";

/** The sizes of a tensor's axes; `rows` can only be the first axis. A scalar has no axes. */
export type Shape = readonly Dimension[];

/** A count: `times`, or `times` per row of the batch. */
export interface Count {
  readonly rows: boolean;
  readonly times: number;
}

/** Sizes of one row's axes, without the rows: `[28, 28, 1]`; a single number is `[1]`, never `[]`. */
export type RowShape = readonly number[];

/** The number of values of a tensor: fixed, or per row. */
export function elementCount(shape: Shape): Count {
  const rows = shape[0] === "rows";
  return { rows, times: product(rows ? shape.slice(1) : shape) };
}

/** The product of known sizes (1 for none). */
export function product(sizes: readonly Dimension[]): number {
  return sizes.reduce<number>((total, size) => total * knownSize(size), 1);
}

/** A size known at compile time. */
export function knownSize(size: Dimension | undefined): number {
  if (typeof size !== "number") throw new Error("rows can only be the first axis of a shape");
  return size;
}

/** The size of the last axis. */
export function lastSize(shape: Shape): number {
  return knownSize(shape[shape.length - 1]);
}

/** How many times the last axis is repeated: the product of the axes before it. */
export function leadingCount(shape: Shape): Count {
  return elementCount(shape.slice(0, -1));
}

/** True when both have the same axes. */
export function sameShape(a: Shape, b: Shape): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}

/** `[rows, 28, 28]`, for people. */
export function shapeText(shape: Shape): string {
  return `[${shape.join(", ")}]`;
}

/** The shape with a number for `rows`. */
export function withRows(shape: Shape, rows: number): number[] {
  return shape.map((size) => (size === "rows" ? rows : size));
}
