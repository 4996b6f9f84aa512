import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { WrittenColumn } from "../../define/column.ts";
import type { DatasetDescription } from "../../define/dataset.ts";
import { writtenColumn } from "../reading/written-columns.ts";
import { columnAsWritten, isComplete } from "./describe-columns.ts";
import type { MissingSource } from "./file-sources.ts";

/** What the spec says by itself; each key that only the file could replace is a mistake. */
export function withoutData(
  source: MissingSource,
  written: readonly WrittenColumn[],
  used: readonly string[] | undefined,
  targets: readonly string[],
): DatasetDescription {
  const { range } = source;
  const asked = used ?? [...new Set([...written.map(({ name }) => name), ...targets])];
  const missing = asked.flatMap((name) => {
    const own = writtenColumn(written, name);
    if (isComplete(own)) return [];
    if (own.type === undefined) return [`dataset.columns.${name}`];
    return [`dataset.columns.${name}.${own.type === "vector" ? "shape" : "categories"}`];
  });
  const keys = used === undefined ? ["dataset.inputs", ...missing] : missing;
  return {
    columns: written.map(columnAsWritten),
    named: true,
    diagnostics: keys.map((key) => diagnostic("data-needed", range, { ...source, key })),
  };
}
