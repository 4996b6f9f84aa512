import type { ColumnModel, InputModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { categoryNames } from "./categories.ts";
import { columnOf, isNamed, positionText, scaleOf, scalesInputs } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import type { Module } from "./module.ts";
import { access, literal } from "./text.ts";

/** How a row is written into the workspace. */
export function emitEncode(module: Module): readonly FunctionDeclaration[] {
  return [
    {
      kind: "function",
      name: "encode",
      doc: ["Writes one row into the workspace."],
      exported: false,
      parameters: [
        ...(scalesInputs(module) ? [{ name: "p", type: "Parameters" }] : []),
        { name: "w", type: "Workspace" },
        { name: "input", type: "Input" },
        { name: "sample", type: "number" },
      ],
      returns: "void",
      body: module.model.inputs.flatMap((input) => encodeInput(module, input)),
    },
  ];
}

function inputBuffer({ program }: Module, input: InputModel): string | undefined {
  return program.buffers.find((buffer) => buffer.role === "input" && buffer.path === input.name)?.name;
}

function encodeInput(module: Module, input: InputModel): readonly string[] {
  const buffer = inputBuffer(module, input);
  if (buffer === undefined) return [];
  const size = product(input.shape);
  const at = (offset: number): string => positionText(size, offset);
  if (!isNamed(module)) {
    const from = module.model.inputs.length === 1 ? "input" : `input${access(input.name)}`;
    return copyValues(module, { from, size, to: `w.${buffer}`, at: at(0), name: input.name, divide: (value) => value });
  }
  let offset = 0;
  const columns = input.columns.map((name) => columnOf(module, name));
  const lines = columns.some((column) => column.type === "category")
    ? [`w.${buffer}.fill(0, ${at(0)}, ${at(size)});`]
    : [];
  for (const column of columns) {
    lines.push(...encodeColumn(module, column, `w.${buffer}`, at(offset)));
    offset += column.type === "category" ? (column.categories?.length ?? 0) : product(column.shape);
  }
  return lines;
}

function encodeColumn(module: Module, column: ColumnModel, to: string, at: string): readonly string[] {
  const from = `input${access(column.name)}`;
  if (column.type === "category") {
    module.imports.add("categoryIndex");
    const index = `categoryIndex(${categoryNames(module, column).list}, ${from}, ${literal(column.name)})`;
    return [`${to}[${at} + ${index}] = 1;`];
  }
  const scale = scaleOf(module, column.name);
  const divide = (value: string): string =>
    scale === undefined ? value : `(${value} - p.${scale}[0]) / p.${scale}[1]`;
  if (column.type === "number") return [`${to}[${at}] = ${divide(from)};`];
  return copyValues(module, { from, size: product(column.shape), to, at, name: column.name, divide });
}

interface Copy {
  readonly from: string;
  readonly size: number;
  readonly to: string;
  readonly at: string;
  readonly name: string;
  readonly divide: (value: string) => string;
}

function copyValues(module: Module, { from, size, to, at, name, divide }: Copy): readonly string[] {
  module.imports.add("requireLength");
  return [
    `requireLength(${from}, ${size}, ${literal(name)});`,
    size === 1
      ? `${to}[${at}] = ${divide(`${from}[0]`)};`
      : `for (let i = 0; i < ${size}; i++) ${to}[${at} + i] = ${divide(`${from}[i]`)};`,
  ];
}
