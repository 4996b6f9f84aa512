/** The size of one axis: known, or `rows`, the number of samples of a batch, known only at run time. */
export type Dimension = number | "rows";

/** The sizes of a tensor's axes; `rows` can stand only first. A scalar has no axes. */
export type Shape = readonly Dimension[];

/** A number of things: `times`, or `times` for each row of the batch. */
export interface Count {
  readonly rows: boolean;
  readonly times: number;
}

/** Sizes of one row's axes, without the rows: `[28, 28, 1]`; one number alone is `[]`… never: it is `[1]`. */
export type RowShape = readonly number[];

/** How many values a tensor holds: a number, or a number for each row. */
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
  if (typeof size !== "number") throw new Error("rows can stand only first in a shape");
  return size;
}

/** The size of the last axis. */
export function lastSize(shape: Shape): number {
  return knownSize(shape[shape.length - 1]);
}

/** How many times the last axis is repeated: the count of everything before it. */
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

/** The shape with its rows filled in. */
export function withRows(shape: Shape, rows: number): number[] {
  return shape.map((size) => (size === "rows" ? rows : size));
}
