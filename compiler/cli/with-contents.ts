import { readFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { columnsNamed } from "../data/encode-rows.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { mistakesIn } from "../diagnostics/mistakes.ts";
import { isObject, type Json } from "../ir/json.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { cellContent } from "../language/columns/cell-content.ts";
import { cellNumbers } from "../language/columns/cell-numbers.ts";
import { reasonOf } from "../language/datasets/reading/find-file.ts";
import type { GivenRow } from "./given-row.ts";

/** Rows, and what is wrong with them. */
interface Rows {
  readonly rows: readonly GivenRow[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Rows in which a picture or a recording stands in place of its path, which is looked for from the folder of `file` on.
 */
export function withContents(file: string, rows: readonly GivenRow[], model: Model): Rows {
  const columns = contentColumns(model);
  if (columns.length === 0) return { rows, diagnostics: [] };
  const mistakes = mistakesIn(file);
  const filled = rows.map((given): GivenRow => {
    if (!isObject(given.row)) return given;
    const row: { [name: string]: Json } = { ...given.row };
    for (const column of columns) {
      const { name } = column;
      const path = Object.hasOwn(row, name) ? row[name] : undefined;
      if (typeof path !== "string" || path === "" || cellNumbers(column)?.(path) !== undefined) continue;
      const found = numbersIn(resolve(dirname(file), path), column);
      if (Array.isArray(found)) row[name] = found;
      else mistakes.add(() => unreadable(path, found as { readonly problem: string }, given, name));
    }
    return { ...given, row };
  });
  return { rows: filled, diagnostics: mistakes.list() };
}

function unreadable(
  file: string,
  { problem }: { readonly problem: string },
  given: GivenRow,
  column: string,
): Diagnostic {
  return diagnostic("file-unreadable", given.rangeOf(column), { file, problem });
}

/** The input columns whose cells may be paths. */
function contentColumns(model: Model): readonly ColumnModel[] {
  if (model.dataset?.named !== true) return [];
  const columns = columnsNamed(model, [...new Set(model.inputs.flatMap((input) => input.columns))]);
  return columns.filter((column) => cellContent(column) !== undefined);
}

/** The numbers of a file as the column holds them; a recording that is shorter ends in silence. */
function numbersIn(path: string, column: ColumnModel): readonly number[] | { readonly problem: string } {
  try {
    const content = cellContent(column)?.(readFileSync(path), column) ?? { problem: "its column takes no files" };
    if ("problem" in content) return content;
    const numbers = Array.from(content);
    return [...numbers, ...Array.from({ length: product(column.shape) - numbers.length }, () => 0)];
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === "ENOENT" ? `there is no such file in ${dirname(path)}` : reasonOf(error) };
  }
}
