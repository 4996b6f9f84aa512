import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import type { Json } from "../../compiler/ir/json.ts";
import type { ColumnModel, DatasetModel } from "../../compiler/ir/model.ts";
import type { SourceRange } from "../../compiler/ir/source-range.ts";
import type { FileFinder } from "../../compiler/ir/table.ts";

/** A place in a spec that is not there. */
export const somewhere: SourceRange = { file: "spec.yaml", line: 1, column: 1, length: 1 };

/** Finds nothing. */
export const noFiles: FileFinder = { find: () => ({ searched: ["nowhere"] }) };

/** Finds files by the paths given. */
export function someFiles(paths: { readonly [file: string]: string }): FileFinder {
  return { find: (file) => (paths[file] === undefined ? { searched: ["here"] } : { path: paths[file] }) };
}

/** A column of the model, a number unless said otherwise. */
export function column(name: string, more: Partial<ColumnModel> = {}): ColumnModel {
  const scale = { type: "none", options: {} };
  const missing = { type: "error", options: {} };
  return { name, type: "number", shape: [1], scale, missing, range: somewhere, ...more };
}

/** A column of categories. */
export function categories(name: string, ...names: readonly string[]): ColumnModel {
  return column(name, { type: "category", categories: names });
}

/** A dataset of the model, without a split. */
export function datasetOf(
  type: string,
  options: { readonly [name: string]: Json },
  columns: readonly ColumnModel[],
  more: Partial<DatasetModel> = {},
): DatasetModel {
  return { type, options, columns, named: true, range: somewhere, ranges: {}, ...more };
}

/** `file:line:column code: text hint`, one line for each. */
export function told(diagnostics: readonly Diagnostic[]): readonly string[] {
  return diagnostics.map(({ range, code, text, hint }) => {
    const at = range === undefined ? "" : `${range.file}:${range.line}:${range.column} `;
    return `${at}${code}: ${text}${hint === undefined ? "" : ` ${hint}`}`;
  });
}
