import type { ColumnModel } from "../ir/model.ts";
import { sequenceOf } from "../language/columns/padded-sequence.ts";
import { languageOf } from "../language/language.ts";
import { bentText, columnOf, curveOf, fillOf, isNamed, scaleOf } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { filledText, numberText, presentValue } from "./encode-column.ts";
import { hasRows, rowColumns, rowType } from "./encode-rows.ts";
import type { Module } from "./module.ts";
import { access } from "./text.ts";
import { learnLines } from "./text-columns.ts";

/** How the scales of columns are fitted to rows, where generated code can do it. */
export function emitFitScales(module: Module): readonly FunctionDeclaration[] {
  const fills = fillLines(module);
  const scales = fittedColumns(module).map(({ column, fit }) => {
    module.imports.add(fit);
    return `setScale(p.${scaleOf(module, column.name)}, ${fit}(${valuesText(module, column)}));`;
  });
  const words = hasRows(module) ? rowColumns(module).flatMap((name) => learnLines(module, columnOf(module, name))) : [];
  if (scales.length + fills.length + words.length === 0) return [];
  if (scales.length > 0) module.imports.add("setScale");
  const what = [
    ...(fills.length > 0 ? ["what takes the place of missing values"] : []),
    ...(words.length > 0 ? ["the words"] : []),
    ...(scales.length > 0 || fills.length > 0 ? ["the scales"] : []),
  ];
  return [
    {
      kind: "function",
      name: "fitScales",
      doc: [`Fits ${what.join(", then ")} of the columns to rows: to those to learn from, before these are encoded.`],
      exported: true,
      parameters: [
        { name: "p", type: "Parameters" },
        { name: "rows", type: `readonly ${rowType(module)}[]` },
      ],
      returns: "void",
      body: [...fills, ...words, ...scales],
    },
  ];
}

/** Lines that find what takes the place of missing values, where that depends on the rows. */
function fillLines(module: Module): readonly string[] {
  if (!hasRows(module)) return [];
  return rowColumns(module).flatMap((name) => {
    const column = columnOf(module, name);
    const field = fillOf(module, name);
    const fit = languageOf(module.model).missing[column.missing.type]?.fitFunction?.(column.missing.options);
    if (fit === undefined || field === undefined) return [];
    module.imports.add(fit);
    return [`p.${field}[0] = ${fit}(Float64Array.from(`, `${presentText(module, column)},`, "));"];
  });
}

/** All values of a column that `rows` have, as an expression. */
function presentText(module: Module, column: ColumnModel): string {
  const from = `row${access(column.name)}`;
  if (column.type === "vector" || column.type === "image") {
    module.imports.add("presentNumbers");
    return `rows.flatMap((row) => presentNumbers(${from}))`;
  }
  const value = presentValue(module, column, from);
  return `rows.flatMap((row) => (${from} === null ? [] : [${value}]))`;
}

/** The columns whose scale depends on the rows, with the function that fits it. */
function fittedColumns(module: Module): readonly { readonly column: ColumnModel; readonly fit: string }[] {
  if (!hasRows(module)) return [];
  return rowColumns(module).flatMap((name) => {
    const column = columnOf(module, name);
    const fit = languageOf(module.model).scales[column.scale.type]?.fitFunction?.(column.scale.options);
    return fit === undefined || scaleOf(module, name) === undefined ? [] : [{ column, fit }];
  });
}

/** All numbers of a column in `rows`, as an expression. */
function valuesText(module: Module, column: ColumnModel): string {
  const value = isNamed(module) || rowType(module) === "Row" ? `row${access(column.name)}` : "row";
  if (isNamed(module) && column.type === "number") {
    return `Float64Array.from(rows, (row) => ${bentText(module, column.name, numberText(module, column, value))})`;
  }
  const sequence = sequenceOf(column);
  if (sequence !== undefined) {
    const steps = sequence.values === 1 ? value : `${value}.flatMap((step) => Array.from(step))`;
    return `Float64Array.from(rows.flatMap((row) => ${steps}))`;
  }
  const isFilled = isNamed(module) && fillOf(module, column.name) !== undefined;
  const all = `rows.flatMap((row) => Array.from(${isFilled ? filledText(module, column, value) : value}))`;
  if (curveOf(module, column.name) === undefined) return `Float64Array.from(${all})`;
  return `Float64Array.from(${all}, (each) => ${bentText(module, column.name, "each")})`;
}
