import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { elementNamed } from "../../../ir/look-up.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder } from "../../../ir/table.ts";
import { sequenceOf } from "../../columns/padded-sequence.ts";
import { readBytes } from "../reading/read-bytes.ts";
import type { CollectedColumn } from "./collected-column.ts";
import type { RowsOfFile } from "./rows-of-file.ts";

/** A line without any number in front of a comma or at its end is a header. */
const header = /^[^\n]*[A-Za-z#][^\n]*(\n|$)/;

/**
 * The rows of a file with the content of each row's own file in place of its cell, for the columns whose `rowFile` names one;
 * or what is wrong with one of those files.
 */
export function withRowFiles(
  file: RowsOfFile,
  columns: readonly ColumnModel[],
  files: FileFinder,
): RowsOfFile | Diagnostic {
  let wrong: Diagnostic | undefined;
  const read = file.columns.map((found, cell): CollectedColumn => {
    const column = elementNamed(columns, file.columnNames[cell]);
    const { rowFile } = (column && sequenceOf(column)) ?? {};
    if (found.kind !== "texts" || rowFile === undefined) return found;
    const texts = found.texts.map((text) => {
      const content = contentOf(rowFile.replaceAll("{}", text), files, column?.range as SourceRange);
      if (typeof content !== "string") wrong ??= content;
      return typeof content === "string" ? content : "";
    });
    return { ...found, texts };
  });
  return wrong ?? { ...file, columns: read };
}

/** The lines of numbers in a file, without a header. */
function contentOf(name: string, files: FileFinder, range: SourceRange): string | Diagnostic {
  const found = readBytes(name, files, range);
  if (!("kind" in found)) return found;
  if (found.kind === "missing") return diagnostic("file-missing", range, { ...found, file: name });
  return new TextDecoder().decode(found.bytes).replace(header, "").trim();
}
