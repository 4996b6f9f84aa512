import type { ColumnModel, OutputModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { categoryNames } from "./categories.ts";
import { backText, columnOf, decodesByParameters, isNamed, positionText, scaleOf, thresholdOf } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { type Module, outputBuffer } from "./module.ts";
import { propertyKey } from "./text.ts";

/** How the answer for a row is read out of the workspace. */
export function emitDecode(module: Module): readonly FunctionDeclaration[] {
  const { outputs } = module.model;
  const [only] = outputs;
  const plain = outputs.length === 1 && !isNamed(module) ? only : undefined;
  return [
    {
      kind: "function",
      name: "decode",
      doc: ["Reads the prediction for one row from the workspace."],
      exported: false,
      parameters: [
        ...(decodesByParameters(module) ? [{ name: "p", type: "Parameters" }] : []),
        { name: "w", type: "Workspace" },
        { name: "sample", type: "number" },
      ],
      returns: "Prediction",
      body: plain
        ? [`return ${plainAnswer(module, plain)};`]
        : answerLines(outputs.flatMap((output) => decodeOutput(module, output))),
    },
  ];
}

/** On one line where there is one answer and it fits there. */
function answerLines(fields: readonly string[]): readonly string[] {
  const [only = "", ...more] = fields;
  const line = `return { ${only.replace(/,$/, "")} };`;
  return more.length === 0 && line.length <= 116 ? [line] : ["return {", ...fields, "};"];
}

/** All numbers of an output, each brought back to the scale of the only column. */
function plainAnswer(module: Module, output: OutputModel): string {
  const [column] = output.target?.columns ?? [];
  const scale = column === undefined ? undefined : scaleOf(module, column);
  const values = slice(module, output);
  return column === undefined || scale === undefined
    ? values
    : `${values}.map((value) => ${backText(module, column, "value")})`;
}

function slice(module: Module, output: OutputModel): string {
  const size = product(output.shape);
  const buffer = outputBuffer(module.program, `outputs.${output.name}`);
  return `Array.from(w.${buffer}.subarray(${positionText(size, 0)}, ${positionText(size, size)}))`;
}

function decodeOutput(module: Module, output: OutputModel): readonly string[] {
  const columns = isNamed(module) ? (output.target?.columns ?? []) : [];
  if (columns.length === 0) return [`${propertyKey(output.name)}: ${slice(module, output)},`];
  const buffer = `w.${outputBuffer(module.program, `outputs.${output.name}`)}`;
  const size = product(output.shape);
  let offset = 0;
  return columns.map((name) => {
    const column = columnOf(module, name);
    const at = positionText(size, offset);
    if (column.type === "category") return decodeCategory(module, { column, output, buffer, at });
    const scale = scaleOf(module, name);
    const back = (value: string): string => backText(module, name, value);
    const length = product(column.shape);
    offset += length;
    if (column.type === "number") return `${propertyKey(name)}: ${back(`${buffer}[${at}]`)},`;
    const values = `Array.from(${buffer}.subarray(${at}, ${at} + ${length}))`;
    return `${propertyKey(name)}: ${scale === undefined ? values : `${values}.map((value) => ${back("value")})`},`;
  });
}

interface CategoryRequest {
  readonly column: ColumnModel;
  readonly output: OutputModel;
  readonly buffer: string;
  readonly at: string;
}

function decodeCategory(module: Module, { column, output, buffer, at }: CategoryRequest): string {
  const { list } = categoryNames(module, column);
  const top = column.topK === undefined ? "" : `, ${column.topK}`;
  const { encoding, signs } = output.target ?? {};
  const threshold = thresholdOf(module, column.name);
  if (threshold !== undefined && signs) {
    module.imports.add("highestScoreAbove");
    const both = encoding === "oneHot" ? `${buffer}, ${at}` : `Float64Array.of(-${buffer}[${at}], ${buffer}[${at}]), 0`;
    return `${propertyKey(column.name)}: highestScoreAbove(${list}, ${both}, p.${threshold}[0]${top}),`;
  }
  if (threshold !== undefined) {
    if (encoding === "oneHot") {
      module.imports.add("mostProbableAbove");
      return `${propertyKey(column.name)}: mostProbableAbove(${list}, ${buffer}, ${at}, p.${threshold}[0]${top}),`;
    }
    module.imports.add("decideAbove");
    return `${propertyKey(column.name)}: decideAbove(${list}, ${buffer}[${at}], p.${threshold}[0]${top}),`;
  }
  if (encoding === "index") {
    const decide = signs ? "decideBySign" : "decideBetween";
    module.imports.add(decide);
    return `${propertyKey(column.name)}: ${decide}(${list}, ${buffer}[${at}]${top}),`;
  }
  const choose = signs ? "highestScore" : "mostProbable";
  module.imports.add(choose);
  if (column.steps !== undefined) {
    const step = `${choose}(${list}, ${buffer}, ${at} + step * ${column.categories?.length ?? 1}${top})`;
    return `${propertyKey(column.name)}: Array.from({ length: ${column.steps} }, (_, step) => ${step}),`;
  }
  return `${propertyKey(column.name)}: ${choose}(${list}, ${buffer}, ${at}${top}),`;
}
