import { type ColumnEncoding, encodedSize, isIndex, slotIndex } from "../ir/column-width.ts";
import type { ColumnModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { type Sequence, sequenceOf } from "../language/columns/padded-sequence.ts";
import { categoryNames } from "./categories.ts";
import { bentText, cropsPictures, dateOptions, fillOf, isBoolean, mayMiss, scaleOf, takesPictures } from "./columns.ts";
import type { Module } from "./module.ts";
import { literal } from "./text.ts";
import { encodeText } from "./text-columns.ts";

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
  { encoding, ...cell }: Cell & { readonly encoding: ColumnEncoding },
): readonly string[] {
  const { from, to, at } = cell;
  if (column.type === "category") return encodeCategory(module, column, { ...cell, encoding });
  const options = dateOptions(column);
  if (options !== undefined) {
    module.imports.add("writeDate");
    return [`writeDate(${to}, ${at}, ${from}, ${options}, ${literal(column.name)});`];
  }
  const text = encodeText(module, column, cell);
  if (text !== undefined) return [text];
  const scale = scaleOf(module, column.name);
  const sequence = sequenceOf(column);
  if (sequence !== undefined) return encodeSequence(module, column, cell, sequence);
  if (column.type !== "number") {
    const size = product(column.shape);
    const numbers = { ...cell, size, name: column.name, ...(scale && { scale, column: column.name }) };
    if (takesPictures(module, column)) return encodePicture(module, column, numbers);
    const fill = fillOf(module, column.name);
    return fill === undefined ? encodeNumbers(module, numbers) : encodeFilled(module, column, numbers, encoding);
  }
  const value = bentText(module, column.name, numberText(module, column, from));
  const indicates = encoding === "input" && column.slots?.includes("missing") === true;
  return [
    `${to}[${at}] = ${scaled(value, scale)};`,
    ...(indicates ? [`${to}[${at} + 1] = ${from} === null ? 1 : 0;`] : []),
  ];
}

/** Lines that write a row of steps, padded. */
function encodeSequence(module: Module, { name }: ColumnModel, { from, to, at }: Cell, sequence: Sequence) {
  module.imports.add("writeSequence");
  const scale = scaleOf(module, name);
  const form = [
    ...[`length: ${sequence.length}`, `values: ${sequence.values}`],
    ...(sequence.padding === "pre" ? ["before: true"] : []),
    ...(scale === undefined ? [] : [`scale: p.${scale}`]),
  ];
  return [`writeSequence(${to}, ${at}, ${from}, { ${form.join(", ")} }, ${literal(name)});`];
}

/** An expression for a value that is not missing: a number, or the index of a category. */
export function presentValue(module: Module, column: ColumnModel, from: string): string {
  const name = literal(column.name);
  if (column.type !== "category") {
    module.imports.add("requireNumber");
    return `requireNumber(${from}, ${name})`;
  }
  const { list } = categoryNames(module, column);
  const text = isBoolean(column) ? `String(${from})` : from;
  module.imports.add(column.unknown ? "categoryOrOther" : "categoryIndex");
  if (column.unknown) return `categoryOrOther(${list}, ${slotIndex(column, "unknown")}, ${text}, ${name})`;
  return `categoryIndex(${list}, ${text}, ${name})`;
}

/** An expression for a number of a row; where it is missing, what takes its place. */
export function numberText(module: Module, column: ColumnModel, from: string): string {
  const fill = fillOf(module, column.name);
  if (fill === undefined) return presentValue(module, column, from);
  module.imports.add("numberOr");
  return `numberOr(p.${fill}, ${from}, ${literal(column.name)})`;
}

/** An expression for the index of a category of a row. */
function indexText(module: Module, column: ColumnModel, from: string): string {
  const known = presentValue(module, column, from);
  if (!mayMiss(module, column)) return known;
  const fill = fillOf(module, column.name);
  return `${from} === null ? ${fill === undefined ? slotIndex(column, "missing") : `p.${fill}[0]`} : ${known}`;
}

/** Lines that write the category of a row: its index, or a 1 among as many numbers as there are categories. */
function encodeCategory(
  module: Module,
  column: ColumnModel,
  { from, to, at, encoding }: Cell & { readonly encoding: ColumnEncoding },
): readonly string[] {
  if (column.steps !== undefined) {
    module.imports.add("writeCategories");
    const { list } = categoryNames(module, column);
    const given = [to, at, from, column.steps, list, !isIndex(column, encoding), literal(column.name)];
    return [`writeCategories(${given.join(", ")});`];
  }
  const index = indexText(module, column, from);
  if (isIndex(column, encoding)) return [`${to}[${at}] = ${index};`];
  const mayBeNone = column.unknown === "ignore";
  if (!mayBeNone && !mayMiss(module, column)) return [`${to}[${at} + ${index}] = 1;`];
  // A category that is not listed may be none of the inputs.
  const listed = mayBeNone ? `if (index < ${encodedSize(column, encoding)}) ` : "";
  return ["{", `const index = ${index};`, `${listed}${to}[${at} + index] = 1;`, "}"];
}

/** A list of numbers that a row has, and the scale of its column, where it has one. */
interface Numbers extends Cell {
  readonly size: number;
  readonly name: string;
  readonly scale?: string;
  readonly column?: string;
}

/** Lines that write an image, given as numbers or as a picture of any size. */
function encodePicture(module: Module, column: ColumnModel, numbers: Numbers): readonly string[] {
  module.imports.add("imageNumbers");
  const { name, shape } = column;
  const crop = cropsPictures(module, column);
  const image = `imageNumbers(${numbers.from}, [${shape.join(", ")}], ${crop}, ${literal(name)})`;
  return ["{", `const pixels = ${image};`, ...encodeNumbers(module, { ...numbers, from: "pixels" }), "}"];
}

/** Lines that write a list of numbers, some of which may be missing, and whether that is so where the column says it. */
function encodeFilled(
  module: Module,
  column: ColumnModel,
  numbers: Numbers,
  encoding: ColumnEncoding,
): readonly string[] {
  const { from, to, at, size } = numbers;
  const indicates = encoding === "input" && column.slots?.includes("missing") === true;
  if (indicates) module.imports.add("lacksNumbers");
  return [
    "{",
    `const numbers = ${filledText(module, column, from)};`,
    ...encodeNumbers(module, { ...numbers, from: "numbers" }),
    ...(indicates ? [`${to}[${at} + ${size}] = lacksNumbers(${from}) ? 1 : 0;`] : []),
    "}",
  ];
}

/** An expression for a list of numbers in which something takes the place of those that are missing. */
export function filledText(module: Module, column: ColumnModel, from: string): string {
  module.imports.add("numbersOr");
  return `numbersOr(p.${fillOf(module, column.name)}, ${from}, ${product(column.shape)})`;
}

/** Lines that write a list of numbers. */
export function encodeNumbers(module: Module, { from, to, at, size, name, scale, column }: Numbers): readonly string[] {
  module.imports.add("requireNumbers");
  const bent = (value: string): string => (column === undefined ? value : bentText(module, column, value));
  return [
    `requireNumbers(${from}, ${size}, ${literal(name)});`,
    size === 1
      ? `${to}[${at}] = ${scaled(bent(`${from}[0]`), scale)};`
      : `for (let i = 0; i < ${size}; i++) ${to}[${at} + i] = ${scaled(bent(`${from}[i]`), scale)};`,
  ];
}

/** A value on the scale that was fitted to its column. */
function scaled(value: string, scale: string | undefined): string {
  return scale === undefined ? value : `(${value} - p.${scale}[0]) / p.${scale}[1]`;
}
