import { type ColumnEncoding, encodedSize, isIndex } from "../ir/column-width.ts";
import type { InputModel } from "../ir/model.ts";
import type { Buffer } from "../ir/program.ts";
import { product } from "../ir/shape.ts";
import { columnOf, isNamed, positionText, scaleOf, scalesInputs } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { encodeColumn, encodeNumbers } from "./encode-column.ts";
import { buffersOf, type Module } from "./module.ts";
import { access, literal } from "./text.ts";

/** How a row is written into the arrays that enter the network. */
export function emitEncode(module: Module): readonly FunctionDeclaration[] {
  return [
    {
      kind: "function",
      name: "encode",
      doc: ["Encodes one row into the input buffers. Throws a RangeError where a value is missing or not finite."],
      exported: false,
      parameters: [
        ...(scalesInputs(module) ? [{ name: "p", type: "Parameters" }] : []),
        { name: "input", type: "Input" },
        { name: "sample", type: "number" },
        ...enteringBuffers(module).map(({ name }) => ({ name, type: module.array })),
      ],
      returns: "void",
      body: module.model.inputs.flatMap((input) => encodeInput(module, input)),
    },
  ];
}

/** A call of it: `input` and `sample` are expressions, `arrayOf` says where what is entering stands. */
export function encodeCall(module: Module, input: string, sample: string, arrayOf: (buffer: Buffer) => string): string {
  const given = [...(scalesInputs(module) ? ["p"] : []), input, sample, ...enteringBuffers(module).map(arrayOf)];
  return `encode(${given.join(", ")})`;
}

/** The buffers of the inputs, in the order of the inputs. */
function enteringBuffers({ program, model }: Module): readonly Buffer[] {
  const buffers = buffersOf(program, "input");
  return model.inputs.flatMap(({ name }) => buffers.filter(({ path }) => path === name));
}

function encodeInput(module: Module, input: InputModel): readonly string[] {
  const to = enteringBuffers(module).find(({ path }) => path === input.name)?.name;
  if (to === undefined) return [];
  const size = product(input.shape);
  return [...writtenInput(module, input, to, size), ...checkedIndices(module, input, to, size)];
}

/** Lines that check the values that a layer takes as indices; those of categories are right by themselves. */
function checkedIndices(module: Module, { name, columns, below }: InputModel, to: string, size: number) {
  const ofCategories = columns.length > 0 && columns.every((each) => columnOf(module, each).type === "category");
  if (below === undefined || ofCategories) return [];
  module.imports.add("requireIndices");
  return [`requireIndices(${to}, ${positionText(size, 0)}, ${size}, ${below}, ${literal(name)});`];
}

function writtenInput(module: Module, input: InputModel, to: string, size: number): readonly string[] {
  if (isNamed(module)) return encodeColumns(module, { columns: input.columns, from: "input", to, size });
  const from = module.model.inputs.length === 1 ? "input" : `input${access(input.name)}`;
  const [column] = input.columns;
  const scale = column === undefined ? undefined : scaleOf(module, column);
  const numbers = { from, size, to, at: positionText(size, 0), name: input.name };
  return encodeNumbers(module, { ...numbers, ...(scale && column !== undefined && { scale, column }) });
}

/** Columns that stand side by side in each row of an array. */
interface Columns {
  readonly columns: readonly string[];
  /** An expression for the row that has their values. */
  readonly from: string;
  /** An expression for the array. */
  readonly to: string;
  /** Numbers in a row of the array. */
  readonly size: number;
  readonly encoding?: ColumnEncoding;
  /** Whether the array may hold an earlier row. */
  readonly fresh?: boolean;
}

/** Lines that write the columns of a row. */
export function encodeColumns(module: Module, request: Columns): readonly string[] {
  const { from, to, size, encoding = "input", fresh = false } = request;
  const columns = request.columns.map((name) => columnOf(module, name));
  const oneHot = columns.some((column) => column.type === "category" && !isIndex(column, encoding));
  const cleared = oneHot && !fresh ? [`${to}.fill(0, ${positionText(size, 0)}, ${positionText(size, size)});`] : [];
  let offset = 0;
  const lines = columns.flatMap((column) => {
    const at = positionText(size, offset);
    offset += encodedSize(column, encoding);
    return encodeColumn(module, column, { from: `${from}${access(column.name)}`, to, at, encoding });
  });
  return [...cleared, ...lines];
}
