import type { CompactRows } from "../../runtime/compact-rows.ts";
import type { Tensor } from "../../runtime/safetensors.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
import type { Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { checkIndices } from "./check-indices.ts";
import { checkFinite, checkInputs } from "./check-values.ts";
import { doubtfulRows } from "./doubtful-rows.ts";
import { type EncodedInputs, encodeCompactly } from "./encode-compactly.ts";
import { columnsNamed, type EncodedValues } from "./encode-rows.ts";
import { encodeTarget } from "./encode-target.ts";
import { type FittedColumns, fitColumns, fittedTensors } from "./fitted-columns.ts";
import { defaultMaxMemory, tooMuchData } from "./memory-of-rows.ts";
import { checkWeights, weightsOfRows } from "./row-weights.ts";
import { splitRows } from "./split-rows.ts";

/** Rows as the network takes them: `rows × size` numbers for each input and each target, row-major. */
export interface PreparedPart {
  readonly rows: number;
  /** The indices of these rows in the table, ascending. */
  readonly rowNumbers: Uint32Array;
  /** By the name of the network's input. */
  readonly inputs: { readonly [name: string]: EncodedValues | CompactRows };
  /** By the name of the network's output; only outputs that have a target. Then the weights of the rows, if they have any. */
  readonly targets: { readonly [name: string]: EncodedValues | CompactRows };
}

/** An encoded part, and the mistakes in its values. */
export interface EncodedPart {
  readonly part: PreparedPart;
  /** The numbers of each input that are not categories, by the columns that they come from. */
  readonly numbers: readonly EncodedInputs["numbers"][];
  readonly diagnostics: readonly Diagnostic[];
}

/** The rows of a dataset, split and scaled. */
export interface PreparedData {
  /** The number of rows of each part; known without encoding. */
  readonly counts: { readonly training: number; readonly validation: number; readonly test: number };
  /** Each part is encoded at its first use: the test rows are not encoded before the end. */
  readonly parts: {
    readonly training: () => EncodedPart;
    readonly validation: () => EncodedPart;
    readonly test: () => EncodedPart;
  };
  readonly fitted: FittedColumns;
  /** What the columns have learnt as tensors, as they are stored with the parameters. */
  readonly tensors: readonly Tensor[];
}

/**
 * Splits the rows of a table, fits the columns on the training rows and encodes training and validation rows. Diagnostics
 * of the test rows are returned with that part. `known` is what the columns have learnt before; nothing is then fitted.
 * Rows that take more than `maxMemory` bytes are refused; default: half of the machine's memory.
 */
export function prepareData(
  model: Model,
  table: Table,
  known?: FittedColumns,
  maxMemory: number = defaultMaxMemory(),
): { readonly data?: PreparedData; readonly diagnostics: readonly Diagnostic[] } {
  if (model.dataset === undefined) throw new Error("prepareData: the model has no dataset");
  const large = tooMuchData(model, table, maxMemory);
  if (large !== undefined) return { diagnostics: [large] };
  const split = splitRows(languageOf(model), model.dataset, table);
  if ("code" in split) return { diagnostics: [split] };
  const { fitted, diagnostics: unfit } = known
    ? { fitted: known, diagnostics: [] }
    : fitColumns(model, table, split.training);
  if (unfit.length > 0) return { diagnostics: unfit };
  const part = (rows: Uint32Array) => once(() => encodePart(model, table, rows, fitted));
  const parts = { training: part(split.training), validation: part(split.validation), test: part(split.test) };
  const { numbers, diagnostics: ofTraining } = parts.training();
  // Only training rows are checked against the learning rule: scaled values of other rows may be out of its range.
  const unsuited = numbers.flatMap((pieces) => {
    const found = pieces.map((each) => checkInputs(model, { ...each, rows: split.training }, table));
    return found.find((each) => each.length > 0) ?? [];
  });
  const diagnostics: Diagnostic[] = [...ofTraining, ...unsuited, ...parts.validation().diagnostics];
  if (hasErrors(diagnostics)) return { diagnostics };
  if (known === undefined) diagnostics.push(...doubtfulRows(model, table));
  const { training, validation, test } = split;
  const counts = { training: training.length, validation: validation.length, test: test.length };
  return { data: { counts, parts, fitted, tensors: fittedTensors(fitted) }, diagnostics };
}

function encodePart(model: Model, table: Table, rowNumbers: Uint32Array, fitted: FittedColumns): EncodedPart {
  const { precision } = model;
  const { scales } = languageOf(model);
  const diagnostics: Diagnostic[] = [];
  const numbers: EncodedInputs["numbers"][] = [];
  const inputs = model.inputs.map((input): [string, EncodedValues | CompactRows] => {
    const { name, columns: names } = input;
    const columns = columnsNamed(model, names);
    const encoded = encodeCompactly(table, rowNumbers, { columns, encoding: "input", precision, fitted, scales });
    for (const each of encoded.numbers) {
      const rows = { ...each, rows: rowNumbers };
      diagnostics.push(...checkFinite(rows, "input", table, scales), ...checkIndices(input, rows, table));
    }
    numbers.push(encoded.numbers);
    return [name, encoded.values];
  });
  const targets = model.outputs.flatMap((output): [string, EncodedValues | CompactRows][] => {
    if (output.target === undefined) return [];
    const encoded = encodeTarget(model, output, table, rowNumbers, fitted);
    diagnostics.push(...encoded.diagnostics);
    return [[output.name, encoded.values]];
  });
  diagnostics.push(...checkWeights(model, table, rowNumbers));
  const weights = weightsOfRows(model, table, rowNumbers, Object.fromEntries(targets));
  const part = {
    rows: rowNumbers.length,
    rowNumbers,
    inputs: Object.fromEntries(inputs),
    targets: Object.fromEntries([...targets, ...weights]),
  };
  return { part, numbers, diagnostics };
}
