import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { listOf } from "../../../diagnostics/did-you-mean.ts";
import type { Json } from "../../../ir/json.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import { categoryNames } from "../../columns/category.ts";
import type { WrittenColumn } from "../../define/column.ts";
import { writtenColumns } from "../reading/written-columns.ts";
import type { GeneratedColumn } from "./generated-column.ts";

/** Columns that `columns:` says are something else than the dataset computes. */
export function misdeclared(
  columns: readonly GeneratedColumn[],
  options: { readonly columns?: Json | undefined; readonly defaults?: Json | undefined },
  rangeAt: (pointer: string) => SourceRange,
): readonly Diagnostic[] {
  return writtenColumns(options).flatMap((written) => {
    const column = columns.find(({ name }) => name === written.name);
    const problem = column && problemOf(column, written);
    if (problem === undefined) return [];
    const range = rangeAt(pointerTo("/columns", written.name));
    return [diagnostic("column-unfit", range, { name: written.name, problem })];
  });
}

function problemOf(column: GeneratedColumn, { type, options }: WrittenColumn): string | undefined {
  const asCategory = (type ?? column.type) === "category";
  if (column.categories === undefined) return asCategory ? severalValues(column) : otherShape(column, type, options);
  if (!asCategory) return `holds names of categories and cannot be read as ${type}`;
  const listed = categoryNames(options.categories as Parameters<typeof categoryNames>[0]) ?? column.categories;
  const same = listed.length === column.categories.length && column.categories.every((name) => listed.includes(name));
  return same ? undefined : `has other categories: ${listOf(column.categories)}`;
}

function severalValues({ shape }: GeneratedColumn): string | undefined {
  return sizeOf(shape) === 1 ? undefined : `holds [${shape.join(", ")}] numbers a row and cannot be a category`;
}

function otherShape({ shape }: GeneratedColumn, type: string | undefined, options: WrittenColumn["options"]) {
  const declared = type === "number" ? [1] : Array.isArray(options.shape) ? (options.shape as number[]) : shape;
  if (sizeOf(declared) === sizeOf(shape)) return undefined;
  return `has the shape [${shape.join(", ")}], not [${declared.join(", ")}]`;
}

function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
