import { knownSize, product, type Shape } from "../ir/shape.ts";

/** Where the axis of the slices is: before each matrix's rows (`outer`), or between its rows and its columns (`inner`). */
export type Slices = "outer" | "inner";

/** A tensor as a matrix for each slice of each block, where a block is one row of the batch. Steps are in elements. */
export interface Matrices {
  /** The axis of the blocks, if there is one. */
  readonly blocks: Shape;
  /** The axes of the slices; `inner` slices have one. */
  readonly slices: Shape;
  readonly rows: number;
  readonly columns: number;
  readonly blockStep: number;
  readonly sliceStep: number;
  readonly rowStep: number;
}

/** [rows, …slices, M, K] as matrices, or with `inner` slices [rows, M, slices, K]. */
export function matricesOf(shape: Shape, place: Slices): Matrices {
  const isInner = place === "inner";
  if (shape.length < (isInner ? 4 : 2)) throw new Error(`a tensor of ${shape.length} axes has no ${place} slices`);
  const blocks = shape.length > 2 ? shape.slice(0, 1) : [];
  const slices = isInner ? shape.slice(2, 3) : shape.slice(1, -2);
  const rows = knownSize(shape.at(isInner ? 1 : -2));
  const columns = knownSize(shape.at(-1));
  const blockStep = product(slices) * rows * columns;
  const steps = isInner
    ? { sliceStep: columns, rowStep: product(slices) * columns }
    : { sliceStep: rows * columns, rowStep: columns };
  return { blocks, slices, rows, columns, blockStep, ...steps };
}
