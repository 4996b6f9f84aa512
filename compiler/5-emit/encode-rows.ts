import { encodedSize } from "../ir/column-width.ts";
import type { ColumnModel, OutputModel } from "../ir/model.ts";
import { sequenceOf } from "../language/columns/padded-sequence.ts";
import { columnOf, isNamed, positionText, scaleOf, scalesInputs, scalesOutputs } from "./columns.ts";
import { datasetFields } from "./dataset.ts";
import type { Declaration, FunctionDeclaration } from "./declaration.ts";
import { encodeCall, encodeColumns } from "./encode.ts";
import { encodeColumn, encodeNumbers } from "./encode-column.ts";
import { measures } from "./evaluate.ts";
import { fillLines } from "./fill-lines.ts";
import type { Module } from "./module.ts";
import { inputType } from "./question-and-answer.ts";
import { classWeightLines, weightColumn, weightLines } from "./row-weights.ts";
import { access, propertyKey } from "./text.ts";

/** Whether there are rows to learn from or to be measured on. */
export function hasRows({ model, program }: Module): boolean {
  return model.dataset !== undefined && (model.train !== undefined || measures(program));
}

/** The outputs that are compared with something. */
function comparedOutputs(module: Module): readonly OutputModel[] {
  const targets = datasetFields(module).filter(({ group }) => group === "targets");
  return module.model.outputs.filter(({ name }) => targets.some((target) => target.name === name));
}

/** Columns to be learnt, or with the weights of the rows, that do not also enter the network. */
function learntColumns(module: Module): readonly ColumnModel[] {
  const entering = new Set(module.model.inputs.flatMap(({ columns }) => columns));
  const learnt = new Set(comparedOutputs(module).flatMap(({ target }) => target?.columns ?? []));
  const weight = weightColumn(module);
  if (weight !== undefined) learnt.add(weight);
  return [...learnt].filter((name) => !entering.has(name)).map((name) => columnOf(module, name));
}

/** The columns of a row: what enters the network, then what is learnt. */
export function rowColumns(module: Module): readonly string[] {
  const entering = module.model.inputs.flatMap(({ columns }) => columns);
  return [...new Set([...entering, ...learntColumns(module).map(({ name }) => name)])];
}

/** What a row is called: with columns to be learnt it is more than what the network is asked about. */
export function rowType(module: Module): "Row" | "Input" {
  return learntColumns(module).length > 0 ? "Row" : "Input";
}

/** The type of a row with what is to be learnt. */
export function emitRowType(module: Module): readonly Declaration[] {
  if (!hasRows(module) || rowType(module) === "Input") return [];
  const named = isNamed(module);
  const learnt = learntColumns(module).map((column) => ({
    key: propertyKey(column.name),
    type: named ? inputType(module, column) : plainType(module, column),
  }));
  return [
    {
      kind: "interface",
      name: "Row",
      doc: ["A row with its targets, for training or evaluation."],
      exported: true,
      ...(named ? { extends: "Input" } : {}),
      fields: named ? learnt : [{ key: "inputs", type: "Input" }, ...learnt],
    },
  ];
}

/** Without names of columns every row of numbers is a list. */
function plainType(module: Module, column: ColumnModel): string {
  return column.type === "category" || sequenceOf(column) ? inputType(module, column) : "ArrayLike<number>";
}

/** How rows become what the network learns from. */
export function emitEncodeRows(module: Module): readonly FunctionDeclaration[] {
  if (!hasRows(module)) return [];
  const scaled = scalesInputs(module) || scalesOutputs(module);
  const scales = "`p` has the scales of the columns, fitted to the rows to learn from.";
  return [
    {
      kind: "function",
      name: "encodeRows",
      doc: ["Encodes rows for `train` and `evaluate`.", ...(scaled ? [scales] : [])],
      exported: true,
      parameters: [
        { name: "rows", type: `readonly ${rowType(module)}[]` },
        ...(scaled ? [{ name: "p", type: "Parameters" }] : []),
      ],
      returns: "Dataset",
      body: encodeLines(module),
    },
  ];
}

function encodeLines(module: Module): readonly string[] {
  const fields = datasetFields(module);
  const made = (["inputs", "targets"] as const).flatMap((group) => {
    const own = fields.filter((field) => field.group === group);
    const arrays = own.map(
      ({ name, size }) => `${propertyKey(name)}: new ${module.array}(rows.length${size === 1 ? "" : ` * ${size}`})`,
    );
    const line = `${group}: { ${arrays.join(", ")} },`;
    if (line.length <= 116) return own.length === 0 ? [] : [line];
    return [`${group}: {`, ...fillLines(arrays), "},"];
  });
  const input = isNamed(module) || rowType(module) === "Input" ? "row" : "row.inputs";
  return [
    "const data: Dataset = {",
    "rows: rows.length,",
    ...made,
    "};",
    "rows.forEach((row, sample) => {",
    `${encodeCall(module, input, "sample", ({ path = "", name }) => `data.inputs${access(path === "" ? name : path)}`)};`,
    ...comparedOutputs(module).flatMap((output) => encodeTarget(module, output)),
    ...weightLines(module),
    "});",
    ...classWeightLines(module),
    "return data;",
  ];
}

function encodeTarget(module: Module, output: OutputModel): readonly string[] {
  const { columns = [], encoding = "values" } = output.target ?? {};
  const to = `data.targets${access(output.name)}`;
  const size = columns.reduce((sum, name) => sum + encodedSize(columnOf(module, name), encoding), 0);
  if (isNamed(module)) return encodeColumns(module, { columns, from: "row", to, size, encoding, fresh: true });
  const from = rowType(module) === "Input" ? "row" : "row.targets";
  const at = positionText(size, 0);
  return columns.flatMap((name) => {
    const column = columnOf(module, name);
    if (column.type === "category") return encodeColumn(module, column, { from, to, at, encoding });
    const scale = scaleOf(module, name);
    return encodeNumbers(module, { from, size, to, at, name, ...(scale && { scale, column: name }) });
  });
}
