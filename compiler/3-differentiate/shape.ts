import type { Count, Dimension, Shape } from "./graph.ts";

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
