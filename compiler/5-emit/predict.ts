import type { ColumnModel, InputModel, OutputModel } from "../ir/model.ts";
import { product } from "../ir/shape.ts";
import { categoryNames, emitCategories } from "./categories.ts";
import { callOf, placed } from "./functions.ts";
import { access, doc, literal, type Module, outputBuffer, propertyKey, scaledColumns, write } from "./module.ts";

/** Prints the typed question and answer, and the functions between them. */
export function emitPredict(module: Module): void {
  emitCategories(module);
  emitTypes(module);
  emitEncode(module);
  emitDecode(module);
  emitPredictFunctions(module);
}

function columnOf({ model }: Module, name: string): ColumnModel {
  const column = model.dataset?.columns.find((each) => each.name === name);
  if (!column) throw new Error(`there is no column "${name}"`);
  return column;
}

/** True where people speak of columns by name. */
function isNamed({ model }: Module): boolean {
  return model.dataset?.named === true;
}

function emitTypes(module: Module): void {
  const { model } = module;
  if (isNamed(module)) {
    const columns = model.inputs.flatMap((input) => input.columns).map((name) => columnOf(module, name));
    const fields = columns.map((column) => `readonly ${propertyKey(column.name)}: ${inputType(column)};`);
    write(module, doc("What the network is asked about: one row."), "export interface Input {", ...fields, "}");
  } else if (model.inputs.length === 1) {
    const [input] = model.inputs;
    write(
      module,
      doc(`What the network is asked about: ${numbersText(input?.shape ?? [])}.`),
      "export type Input = ArrayLike<number>;",
    );
  } else {
    const fields = model.inputs.flatMap((input) => [
      doc(`${numbersText(input.shape)}.`),
      `readonly ${propertyKey(input.name)}: ArrayLike<number>;`,
    ]);
    write(module, doc("What the network is asked about: one row."), "export interface Input {", ...fields, "}");
  }
  const [only] = model.outputs;
  if (model.outputs.length === 1 && only && !isNamed(module)) {
    write(
      module,
      doc(`What the network answers: ${numbersText(only.shape)}.`),
      "export type Prediction = readonly number[];",
    );
    return;
  }
  const fields = model.outputs.flatMap((output) => predictionFields(module, output));
  write(module, doc("What the network answers."), "export interface Prediction {", ...fields, "}");
}

/** `one number`, `3 numbers` or `28 × 28 × 1 numbers, row-major`. */
function numbersText(shape: readonly number[]): string {
  if (shape.join() === "1") return "one number";
  return `${shape.join(" × ")} numbers${shape.length > 1 ? ", row-major" : ""}`;
}

/** The position `sample * size + offset`, without what adds nothing. */
function positionText(size: number, offset: number): string {
  const row = size === 1 ? "sample" : `sample * ${size}`;
  return offset === 0 ? row : `${row} + ${offset}`;
}

function inputType(column: ColumnModel): string {
  if (column.type === "category") return categoryNames(column).type;
  return column.type === "number" ? "number" : "ArrayLike<number>";
}

function predictionFields(module: Module, output: OutputModel): string[] {
  const columns = isNamed(module) ? (output.target?.columns ?? []) : [];
  if (columns.length === 0) return [`readonly ${propertyKey(output.name)}: readonly number[];`];
  return columns.map((name) => {
    const column = columnOf(module, name);
    if (column.type !== "category")
      return `readonly ${propertyKey(name)}: ${column.type === "number" ? "number" : "readonly number[]"};`;
    const answer = output.target?.signs ? "CategoryScores" : "CategoryPrediction";
    module.typeImports.add(answer);
    return `readonly ${propertyKey(name)}: ${answer}<${categoryNames(column).type}>;`;
  });
}

function emitEncode(module: Module): void {
  const lines = module.model.inputs.flatMap((input) => encodeInput(module, input));
  const parameters = lines.some((line) => line.includes("p.")) ? "p: Parameters, " : "";
  write(
    module,
    doc("Writes one row into the workspace."),
    `function encode(${parameters}w: Workspace, input: Input, sample: number): void {`,
    ...lines,
    "}",
  );
}

function inputBuffer({ program }: Module, input: InputModel): string | undefined {
  return program.buffers.find((buffer) => buffer.role === "input" && buffer.path === input.name)?.name;
}

function encodeInput(module: Module, input: InputModel): string[] {
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

function encodeColumn(module: Module, column: ColumnModel, to: string, at: string): string[] {
  const from = `input${access(column.name)}`;
  if (column.type === "category") {
    module.imports.add("categoryIndex");
    const place = `categoryIndex(${categoryNames(column).list}, ${from}, ${literal(column.name)})`;
    return [`${to}[${at} + ${place}] = 1;`];
  }
  const scale = scaledColumns(module.model).find((each) => each.name === column.name)?.field;
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

function copyValues(module: Module, { from, size, to, at, name, divide }: Copy): string[] {
  module.imports.add("requireLength");
  return [
    `requireLength(${from}, ${size}, ${literal(name)});`,
    size === 1
      ? `${to}[${at}] = ${divide(`${from}[0]`)};`
      : `for (let i = 0; i < ${size}; i++) ${to}[${at} + i] = ${divide(`${from}[i]`)};`,
  ];
}

function emitDecode(module: Module): void {
  const { model } = module;
  const [only] = model.outputs;
  const plain = model.outputs.length === 1 && only && !isNamed(module);
  const fields = plain ? [] : model.outputs.flatMap((output) => decodeOutput(module, output));
  const body = plain ? [`return ${slice(module, only)};`] : ["return {", ...fields, "};"];
  const parameters = fields.some((line) => line.includes("p.")) ? "p: Parameters, " : "";
  write(
    module,
    doc("Reads the answer for one row out of the workspace."),
    `function decode(${parameters}w: Workspace, sample: number): Prediction {`,
    ...body,
    "}",
  );
}

function slice(module: Module, output: OutputModel): string {
  const size = product(output.shape);
  const buffer = outputBuffer(module.program, `outputs.${output.name}`);
  return `Array.from(w.${buffer}.subarray(${positionText(size, 0)}, ${positionText(size, size)}))`;
}

function decodeOutput(module: Module, output: OutputModel): string[] {
  const columns = isNamed(module) ? (output.target?.columns ?? []) : [];
  if (columns.length === 0) return [`${propertyKey(output.name)}: ${slice(module, output)},`];
  const buffer = `w.${outputBuffer(module.program, `outputs.${output.name}`)}`;
  const size = product(output.shape);
  let offset = 0;
  return columns.map((name) => {
    const column = columnOf(module, name);
    const at = positionText(size, offset);
    if (column.type === "category") return decodeCategory(module, { column, output, buffer, at });
    const scale = scaledColumns(module.model).find((each) => each.name === name)?.field;
    const back = (value: string): string => (scale === undefined ? value : `${value} * p.${scale}[1] + p.${scale}[0]`);
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
  const { list } = categoryNames(column);
  const top = column.topK === undefined ? "" : `, ${column.topK}`;
  const { encoding, signs } = output.target ?? {};
  if (encoding === "index") {
    const decide = signs ? "decideBySign" : "decideBetween";
    module.imports.add(decide);
    return `${propertyKey(column.name)}: ${decide}(${list}, ${buffer}[${at}]${top}),`;
  }
  const choose = signs ? "highestScore" : "mostProbable";
  module.imports.add(choose);
  return `${propertyKey(column.name)}: ${choose}(${list}, ${buffer}, ${at}${top}),`;
}

function emitPredictFunctions(module: Module): void {
  const encodes = module.text.some((line) => line.startsWith("function encode(p"));
  const decodes = module.text.some((line) => line.startsWith("function decode(p"));
  write(
    module,
    doc("Answers for several rows at once."),
    "export function predictMany(p: Parameters, inputs: readonly Input[]): Prediction[] {",
    "const w = createWorkspace(inputs.length);",
    `inputs.forEach((input, sample) => encode(${encodes ? "p, " : ""}w, input, sample));`,
    callOf(module, "forward", placed(module)),
    `return inputs.map((_, sample) => decode(${decodes ? "p, " : ""}w, sample));`,
    "}",
  );
  write(
    module,
    doc("Answers for one row."),
    "export function predict(p: Parameters, input: Input): Prediction {",
    "const w = createWorkspace(1);",
    `encode(${encodes ? "p, " : ""}w, input, 0);`,
    callOf(module, "forward", placed(module)),
    `return decode(${decodes ? "p, " : ""}w, 0);`,
    "}",
  );
}
