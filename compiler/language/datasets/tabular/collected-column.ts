/**
 * What is kept of a column while a file is read: `number` keeps the numbers, and the texts of cells that are none;
 * `text` keeps every cell as a text; `either` decides by the first rows; `nothing` is for columns that nobody asks for.
 */
export type Wanted = "number" | "text" | "either" | "nothing";

/** A column as it was read, before its type is decided. */
export type CollectedColumn = CollectedNumbers | CollectedTexts | { readonly kind: "nothing" };

/** A column of numbers; cells that are no numbers are 0 here and stand in `others`, in the order of their rows. */
export interface CollectedNumbers {
  readonly kind: "numbers";
  readonly values: Float64Array;
  readonly others: OtherCells;
}

/** A column of texts: each row's index in the list of different texts. */
export interface CollectedTexts {
  readonly kind: "texts";
  readonly indices: Int32Array;
  readonly texts: readonly string[];
}

/** Cells of a column of numbers that are no numbers. */
export interface OtherCells {
  readonly rows: Int32Array;
  /** The text of each of them, as an index in `texts`. */
  readonly indices: Int32Array;
  readonly texts: readonly string[];
}

/** Whether what was kept of a column is enough for what is wanted. */
export function suffices(column: CollectedColumn, wanted: Wanted): boolean {
  if (wanted === "nothing" || column.kind === "texts") return true;
  return column.kind === "numbers" && wanted !== "text";
}
