import type { ColumnModel, TargetModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { categoryNames } from "./categories.ts";
import { scaleOf } from "./columns.ts";
import type { Module } from "./module.ts";
import { literal } from "./text.ts";

/** Where one value of a row comes from and where it goes. */
interface Cell {
  /** An expression for the value. */
  readonly from: string;
  /** An expression for the array, and for the index in it. */
  readonly to: string;
  readonly at: string;
}

/** Lines that write one column of a row as numbers. */
export function encodeColumn(
  module: Module,
  column: ColumnModel,
  { encoding, ...cell }: Cell & { readonly encoding: TargetModel["encoding"] },
): readonly string[] {
  const { from, to, at } = cell;
  if (column.type === "category") {
    module.imports.add("categoryIndex");
    const index = `categoryIndex(${categoryNames(module, column).list}, ${from}, ${literal(column.name)})`;
    return encoding === "index" ? [`${to}[${at}] = ${index};`] : [`${to}[${at} + ${index}] = 1;`];
  }
  const scale = scaleOf(module, column.name);
  if (column.type !== "number") {
    const size = product(column.shape);
    return encodeNumbers(module, { ...cell, size, name: column.name, ...(scale === undefined ? {} : { scale }) });
  }
  module.imports.add("requireNumber");
  return [`${to}[${at}] = ${scaled(`requireNumber(${from}, ${literal(column.name)})`, scale)};`];
}

/** Lines that write a list of numbers. */
export function encodeNumbers(
  module: Module,
  { from, to, at, size, name, scale }: Cell & { readonly size: number; readonly name: string; readonly scale?: string },
): readonly string[] {
  module.imports.add("requireNumbers");
  return [
    `requireNumbers(${from}, ${size}, ${literal(name)});`,
    size === 1
      ? `${to}[${at}] = ${scaled(`${from}[0]`, scale)};`
      : `for (let i = 0; i < ${size}; i++) ${to}[${at} + i] = ${scaled(`${from}[i]`, scale)};`,
  ];
}

/** A value on the scale that was fitted to its column. */
function scaled(value: string, scale: string | undefined): string {
  return scale === undefined ? value : `(${value} - p.${scale}[0]) / p.${scale}[1]`;
}
