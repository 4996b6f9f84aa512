import type { ColumnModel } from "../ir/model.ts";
import type { ScaleWord } from "../language/define/column.ts";
import { languageOf } from "../language/language.ts";
import { columnOf, isNamed, scaleOf } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { hasRows, rowColumns, rowType } from "./encode-rows.ts";
import type { Module } from "./module.ts";
import { access, literal } from "./text.ts";

/** How the scales of columns are fitted to rows, where generated code can do it. */
export function emitFitScales(module: Module): readonly FunctionDeclaration[] {
  const body = fittedColumns(module).map(({ column, fit }) => {
    module.imports.add(fit);
    return `setScale(p.${scaleOf(module, column.name)}, ${fit}(${valuesText(module, column)}));`;
  });
  if (body.length === 0) return [];
  module.imports.add("setScale");
  return [
    {
      kind: "function",
      name: "fitScales",
      doc: ["Fits the scales of the columns to rows: to those to learn from, before these are encoded."],
      exported: true,
      parameters: [
        { name: "p", type: "Parameters" },
        { name: "rows", type: `readonly ${rowType(module)}[]` },
      ],
      returns: "void",
      body,
    },
  ];
}

/** The columns whose scale depends on the rows, with the function that fits it. */
function fittedColumns(
  module: Module,
): readonly { readonly column: ColumnModel; readonly fit: NonNullable<ScaleWord["fitFunction"]> }[] {
  if (!hasRows(module)) return [];
  return rowColumns(module).flatMap((name) => {
    const column = columnOf(module, name);
    const fit = languageOf(module.model).scales[column.scale.type]?.fitFunction;
    return fit === undefined || scaleOf(module, name) === undefined ? [] : [{ column, fit }];
  });
}

/** All numbers of a column in `rows`, as an expression. */
function valuesText(module: Module, column: ColumnModel): string {
  const value = isNamed(module) || rowType(module) === "Row" ? `row${access(column.name)}` : "row";
  if (isNamed(module) && column.type === "number") {
    module.imports.add("requireNumber");
    return `Float64Array.from(rows, (row) => requireNumber(${value}, ${literal(column.name)}))`;
  }
  return `Float64Array.from(rows.flatMap((row) => Array.from(${value})))`;
}
