import type { ColumnData } from "../../../ir/table.ts";

/** The same column of several files as one, the rows in the order of the files. */
export function joinColumns(parts: readonly ColumnData[]): ColumnData {
  const [first] = parts;
  if (first === undefined) throw new Error("joinColumns: there are no files");
  if (parts.length === 1) return first;
  const missing = parts.some((part) => part.missing !== undefined) ? { missing: joinMasks(parts) } : {};
  if (first.kind === "categories") return { kind: "categories", values: joinValues(parts, Int32Array), ...missing };
  if (first.kind === "texts") return { ...joinTexts(parts), ...missing };
  const marked = parts.some((part) => part.kind === "numbers" && part.missingNumbers !== undefined);
  const numbers = marked ? { missingNumbers: joinValues(parts.map(marksOf), Uint8Array) } : {};
  return { kind: "numbers", values: joinValues(parts, Float64Array), ...missing, ...numbers };
}

function marksOf(part: ColumnData): { readonly values: Uint8Array } {
  const { missingNumbers } = part.kind === "numbers" ? part : {};
  return { values: missingNumbers ?? new Uint8Array(part.values.length) };
}

/** The texts of all files, one list after the other, and the indices in it. */
function joinTexts(parts: readonly ColumnData[]): ColumnData {
  let before = 0;
  const moved = parts.map((part) => {
    if (part.kind !== "texts") throw new Error("joinColumns: a column holds texts in one file and none in another");
    const own = { texts: part.texts, values: part.values.map((index) => index + before) };
    before += part.texts.length;
    return own;
  });
  return { kind: "texts", values: joinValues(moved, Int32Array), texts: moved.flatMap(({ texts }) => texts) };
}

function joinMasks(parts: readonly ColumnData[]): Uint8Array {
  const masks = parts.map(({ missing, values }) => ({ values: missing ?? new Uint8Array(values.length) }));
  return joinValues(masks, Uint8Array);
}

function joinValues<Values extends Float64Array | Int32Array | Uint8Array>(
  parts: readonly { readonly values: ArrayLike<number> }[],
  form: new (size: number) => Values,
): Values {
  const joined = new form(parts.reduce((sum, { values }) => sum + values.length, 0));
  let at = 0;
  for (const { values } of parts) {
    joined.set(values, at);
    at += values.length;
  }
  return joined;
}
