import type { ColumnModel } from "../ir/model.ts";
import { columnOf } from "./columns.ts";
import type { Declaration } from "./declaration.ts";
import type { Module } from "./module.ts";
import type { CategoryNames } from "./names.ts";
import { literal } from "./text.ts";

/** How generated code calls a column's categories. */
export function categoryNames({ names }: Module, { name }: ColumnModel): CategoryNames {
  const found = names.categories.get(name);
  if (!found) throw new Error(`the column "${name}" has no categories`);
  return found;
}

/** A list and a union of string literals for each column of categories. */
export function emitCategories(module: Module): readonly Declaration[] {
  return [...module.names.categories].flatMap(([name, { list, type }]): Declaration[] => {
    const categories = (columnOf(module, name).categories ?? []).map(literal).join(", ");
    return [
      {
        kind: "constant",
        name: list,
        doc: [`The categories of ${name}, in order.`],
        exported: true,
        value: `[${categories}] as const`,
      },
      {
        kind: "type",
        name: type,
        doc: [`A category of ${name}.`],
        exported: true,
        type: `(typeof ${list})[number]`,
      },
    ];
  });
}
