import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { listOf, nearest } from "../diagnostics/did-you-mean.ts";
import { slotIndex } from "../ir/column-width.ts";
import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { ColumnModel, InputModel, Model } from "../ir/model.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { ColumnData, Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { notIndex } from "./check-indices.ts";
import { isNotFinite, outsideCurve } from "./check-values.ts";
import { columnsNamed, type EncodedValues, encodeRows } from "./encode-rows.ts";
import { type FittedColumns, sizeOf } from "./fitted-columns.ts";
import { readCell } from "./read-cell.ts";

/** One encoded row for each input of the network, or the mistakes in the given row. */
export interface EncodedInput {
  readonly inputs?: { readonly [name: string]: EncodedValues };
  readonly diagnostics: readonly Diagnostic[];
  /** Values that the network takes as something else. */
  readonly replaced?: readonly Replaced[];
}

/** A column in which a row has no value, or a category that is not listed, and a rule of the spec for that. */
export interface Replaced {
  readonly column: string;
  readonly because: "missing" | "unknown";
}

/** Where a value of a given row is, or the row itself. */
export type RangeOfValue = (column?: string) => SourceRange | undefined;

/** An input of the network and its columns; without a dataset, one column for the input itself. */
interface Entrance {
  readonly input: InputModel;
  readonly columns: readonly ColumnModel[];
}

const nowhere: SourceRange = { file: "", line: 1, column: 1, length: 1 };

/** Encodes one given row; `rangeOf` is asked only where something is wrong. */
export type InputEncoder = (written: Json, rangeOf?: RangeOfValue) => EncodedInput;

/** What is asked of every row: the inputs, and all their columns. */
interface Form {
  readonly model: Model;
  readonly entrances: readonly Entrance[];
  readonly columns: ReadonlyMap<string, ColumnModel>;
  /** The columns of which a row may have no value. */
  readonly mayMiss: ReadonlySet<string>;
}

/**
 * A function that encodes a given row: a list in the order of the columns, or a map by the names of columns (or of
 * inputs). Numbers may be texts, as in CSV.
 */
export function inputEncoder(model: Model, fitted: FittedColumns): InputEncoder {
  const entrances = model.inputs.map((input): Entrance => ({ input, columns: columnsOf(model, input) }));
  const columns = new Map(entrances.flatMap((each) => each.columns.map((column) => [column.name, column])));
  const rules = languageOf(model).missing;
  const mayMiss = [...columns.values()].filter(({ missing }) => {
    const { effect } = rules[missing.type] ?? {};
    return effect === "fill" || effect === "category";
  });
  const form: Form = { model, entrances, columns, mayMiss: new Set(mayMiss.map(({ name }) => name)) };
  return (written, rangeOf = () => undefined) => {
    const given = new Map<string, Json>();
    const wrong = spread(form, written, given, rangeOf);
    if (wrong.length > 0) return { diagnostics: wrong };
    const missing = given.size === columns.size ? [] : [...columns.keys()].filter((name) => !given.has(name));
    if (missing.length > 0) return { diagnostics: whyMissing(model, missing, written, rangeOf) };
    const { data, diagnostics } = readCells(form, given, rangeOf);
    if (diagnostics.length > 0) return { diagnostics };
    const table = { rows: 1, columns: data, rangeOf: () => nowhere };
    const replaced = replacedIn(columns, data);
    const encoded = encodeGiven(model, entrances, table, fitted, rangeOf);
    return replaced.length === 0 ? encoded : { ...encoded, replaced };
  };
}

/** The columns of a row whose value is missing, or a category that is not listed. */
function replacedIn(
  columns: ReadonlyMap<string, ColumnModel>,
  data: { readonly [name: string]: ColumnData },
): readonly Replaced[] {
  const replaced: Replaced[] = [];
  for (const [name, column] of columns) {
    const { kind, values, missing } = data[name] as ColumnData;
    if (missing?.[0] === 1) replaced.push({ column: name, because: "missing" });
    else if (kind === "categories" && column.unknown && values[0] === slotIndex(column, "unknown"))
      replaced.push({ column: name, because: "unknown" });
  }
  return replaced;
}

/** One row of each column from the values that were given, and the mistakes in them. */
function readCells({ columns, mayMiss }: Form, given: ReadonlyMap<string, Json>, rangeOf: RangeOfValue) {
  const diagnostics: Diagnostic[] = [];
  const data: (readonly [name: string, ColumnData])[] = [];
  for (const [name, column] of columns) {
    const cell = readCell(column, given.get(name) as Json, () => rangeOf(name), mayMiss.has(name));
    if ("code" in cell) diagnostics.push(cell);
    else data.push([name, cell]);
  }
  return { data: Object.fromEntries(data), diagnostics };
}

/** Encodes one given row, as `inputEncoder` does. */
export function encodeInput(model: Model, written: Json, fitted: FittedColumns, range?: SourceRange): EncodedInput {
  return inputEncoder(model, fitted)(written, () => range);
}

function columnsOf(model: Model, input: InputModel): readonly ColumnModel[] {
  if (input.columns.length > 0) return columnsNamed(model, input.columns);
  const [scale, missing] = [
    { type: "none", options: {} },
    { type: "error", options: {} },
  ];
  return [{ name: input.name, type: "vector", shape: input.shape, scale, missing, range: nowhere }];
}

/** Names that are no input are passed over; where an input is missing, one of them is perhaps meant. */
function whyMissing(
  model: Model,
  missing: readonly string[],
  written: Json,
  rangeOf: RangeOfValue,
): readonly Diagnostic[] {
  const columns = model.dataset?.columns.map(({ name }) => name) ?? [];
  const others = Object.keys(isObject(written) ? written : {}).filter((name) => !columns.includes(name));
  const slips = others.filter((name) => nearest(name, missing) !== undefined);
  const misnamed = slips.length === 0 && others.length === missing.length ? others : slips;
  if (misnamed.length === 0) return [diagnostic("input-missing", rangeOf(), { names: missing })];
  return misnamed.map((name) => diagnostic("input-name", rangeOf(name), { name, candidates: missing }));
}

/** Splits a given row into the values of each column. Names that are neither columns nor inputs are passed over. */
function spread(form: Form, written: Json, given: Map<string, Json>, rangeOf: RangeOfValue): readonly Diagnostic[] {
  if (isObject(written)) return spreadMap(form, written, given, rangeOf);
  const { entrances } = form;
  const [only, ...others] = entrances;
  if (only !== undefined && others.length === 0) return spreadList(only, written, given, rangeOf);
  const names = listOf(entrances.map(({ input }) => input.name));
  const problem = `The network has ${entrances.length} inputs, so a row must be a map by their names.`;
  return [diagnostic("input-form", rangeOf(), { problem, advice: `Required: ${names}.` })];
}

function spreadMap(
  { entrances, columns }: Form,
  written: JsonObject,
  given: Map<string, Json>,
  rangeOf: RangeOfValue,
): readonly Diagnostic[] {
  const diagnostics: Diagnostic[] = [];
  for (const name of Object.keys(written)) {
    const value = written[name] as Json;
    const entrance = entrances.find(({ input }) => input.name === name);
    if (columns.has(name)) given.set(name, value);
    else if (entrance !== undefined) diagnostics.push(...spreadList(entrance, value, given, rangeOf));
  }
  return diagnostics;
}

/** A list has one value for each column; if an input has a single column, this may take the whole list. */
function spreadList(
  { input, columns }: Entrance,
  written: Json,
  given: Map<string, Json>,
  rangeOf: RangeOfValue,
): readonly Diagnostic[] {
  const [only, ...others] = columns;
  if (only !== undefined && others.length === 0) {
    const alone = Array.isArray(written) && written.length === 1 && sizeOf(only.shape) === 1;
    given.set(only.name, alone ? (written[0] as Json) : written);
    return [];
  }
  if (!Array.isArray(written) || written.length !== columns.length) {
    const found = Array.isArray(written) ? `a list of ${written.length}` : "a single value";
    const problem = `"${input.name}" takes a list of ${columns.length} values, not ${found}.`;
    return [
      diagnostic("input-form", rangeOf(), { problem, advice: `In order: ${listOf(columns.map(({ name }) => name))}.` }),
    ];
  }
  columns.forEach(({ name }, index) => {
    given.set(name, written[index] as Json);
  });
  return [];
}

function encodeGiven(
  model: Model,
  entrances: readonly Entrance[],
  table: Table,
  fitted: FittedColumns,
  rangeOf: RangeOfValue,
): EncodedInput {
  const { precision } = model;
  const { scales } = languageOf(model);
  const diagnostics: Diagnostic[] = [];
  const inputs = entrances.map(({ input, columns }): [string, EncodedValues] => {
    const values = encodeRows(table, Uint32Array.of(0), { columns, encoding: "input", precision, fitted, scales });
    const where = `the input "${input.name}"`;
    const outside = columns.flatMap((column) => {
      const make = outsideCurve(column, Number(table.columns[column.name]?.values[0]), scales);
      return make === undefined ? [] : [make(rangeOf(column.name))];
    });
    if (outside.length > 0) diagnostics.push(...outside);
    else if (values.some(isNotFinite(columns))) {
      const scaled = columns.some((column) => column.scale.type !== "none");
      diagnostics.push(
        diagnostic("too-large-for-precision", rangeOf(), { found: "A number", where, precision, scaled }),
      );
    }
    const wrong = input.below === undefined ? -1 : notIndex(values, input.below);
    if (wrong >= 0 && diagnostics.length === 0) {
      const detail = { most: (input.below ?? 0) - 1, found: String(values[wrong]), where };
      diagnostics.push(diagnostic("not-an-index", rangeOf(), detail));
    }
    return [input.name, values];
  });
  return diagnostics.length > 0 ? { diagnostics } : { inputs: Object.fromEntries(inputs), diagnostics };
}
