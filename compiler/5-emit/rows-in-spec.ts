import type { ColumnModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import { columnOf, dateOptions, isBoolean, isNamed } from "./columns.ts";
import type { Declaration } from "./declaration.ts";
import { hasRows, rowColumns, rowType } from "./encode-rows.ts";
import type { Module } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { tableInSpec } from "./table-in-spec.ts";
import { literal, propertyKey } from "./text.ts";

/** The rows that stand in the spec. */
export function emitRowsInSpec(module: Module): readonly Declaration[] {
  // Dates are read as numbers, from which their texts cannot be had again.
  if (!hasRows(module) || rowColumns(module).some((name) => dateOptions(columnOf(module, name)) !== undefined))
    return [];
  const table = tableInSpec(module);
  if (table === undefined) return [];
  const isSplit = module.model.dataset?.split !== undefined;
  const lines = Array.from({ length: table.rows }, (_, row) => `${rowText(module, table, row)},`);
  return [
    {
      kind: "constant",
      name: "rows",
      doc: [`The rows of the spec${isSplit ? ", those for validation and test too" : ""}.`],
      exported: true,
      type: `readonly ${rowType(module)}[]`,
      value: ["[", ...lines, "]"].join("\n"),
    },
  ];
}

function rowText(module: Module, table: Table, row: number): string {
  const values = rowColumns(module).map((name) => {
    const column = columnOf(module, name);
    return { key: propertyKey(name), text: valueText(column, table.columns[name], row, isNamed(module)) };
  });
  // Without names of columns, and with nothing to learn but the inputs, a row is a list.
  if (!isNamed(module) && rowType(module) === "Input") return values.map(({ text }) => text).join("");
  return `{ ${values.map(({ key, text }) => `${key}: ${text}`).join(", ")} }`;
}

/** A category that is not listed is any other text. */
function categoryText(column: ColumnModel, index: number): string {
  const text = column.categories?.[index] ?? "";
  return isBoolean(column) ? text : literal(text);
}

function valueText(column: ColumnModel, data: ColumnData | undefined, row: number, named: boolean): string {
  if (data === undefined) throw new Error(`the spec has no rows of the column ${column.name}`);
  const size = product(column.shape);
  const { missingNumbers } = data.kind === "numbers" ? data : {};
  const marks = missingNumbers?.subarray(row * size, (row + 1) * size);
  if (data.missing?.[row] === 1 && marks?.includes(0) !== true) return "null";
  if (data.kind === "texts") return literal(data.texts[data.values[row] as number] ?? "");
  if (data.kind === "categories" && column.steps !== undefined) {
    const indices = data.values.subarray(row * size, (row + 1) * size);
    return `[${Array.from(indices, (index) => categoryText(column, index)).join(", ")}]`;
  }
  if (data.kind === "categories") return categoryText(column, data.values[row] as number);
  const numbers = Array.from(data.values.subarray(row * size, (row + 1) * size), (value, at) =>
    marks?.[at] === 1 ? "null" : numberText(value),
  );
  return named && column.type === "number" ? numbers.join("") : `[${numbers.join(", ")}]`;
}
