import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { type Mistakes, mistakesIn } from "../diagnostics/mistakes.ts";
import type { Precision } from "../ir/graph.ts";
import type { ColumnModel, MetricModel, Model, OutputModel, TargetModel } from "../ir/model.ts";
import type { Table } from "../ir/table.ts";
import type { TargetRule } from "../language/define/loss.ts";
import { languageOf } from "../language/language.ts";
import { columnsNamed, type EncodedValues, encodedSize } from "./encode-rows.ts";

/** How far the sum of a row of probabilities may be from 1. */
const sumTolerance = 1e-5;

/** Rows that were encoded, and what they were encoded from. */
export interface EncodedRows {
  readonly values: EncodedValues;
  readonly rows: Uint32Array;
  readonly columns: readonly ColumnModel[];
}

/** Numbers that became infinite in the network's precision, or when they were scaled; each once at its row. */
export function checkFinite(
  { values, rows, columns }: EncodedRows,
  encoding: TargetModel["encoding"],
  table: Table,
): readonly Diagnostic[] {
  const mistakes = mistakesIn("the data");
  const size = values.length / rows.length;
  for (let index = 0; index < rows.length; index++) {
    const position = values.subarray(index * size, (index + 1) * size).findIndex((value) => !Number.isFinite(value));
    if (position < 0) continue;
    const row = rows[index] as number;
    const { column, offset } = columnAt(columns, encoding, position);
    const where = `row ${row + 1}, column "${column.name}"`;
    const found = numberAt(table, column.name, row, offset);
    const parameters = { found: String(found), where, ...tooLarge(found, values) };
    mistakes.add(() => diagnostic("too-large-for-precision", table.rangeOf(row, column.name), parameters));
  }
  return mistakes.list();
}

function numberAt(table: Table, name: string, row: number, offset: number): number {
  const data = table.columns[name];
  if (data?.kind !== "numbers") throw new Error("a category is never too large");
  return data.values[(row * data.values.length) / table.rows + offset] as number;
}

/** For which precision a number is too large: as it is, or only once it is scaled. */
function tooLarge(
  found: number,
  { BYTES_PER_ELEMENT: bytes }: EncodedValues,
): { readonly precision: Precision; readonly scaled: boolean } {
  return bytes === 4
    ? { precision: "float32", scaled: Number.isFinite(Math.fround(found)) }
    : { precision: "float64", scaled: true };
}

/** Targets that a loss or a metric of this output, or the learning rule, cannot take. */
export function checkTargets(
  model: Model,
  output: OutputModel,
  encoded: EncodedRows,
  table: Table,
): readonly Diagnostic[] {
  const ofLosses = model.losses
    .filter((loss) => loss.output === output.name)
    .map(({ type }) => ({ type, rule: languageOf(model).losses[type]?.targets }));
  const ofMetrics = model.metrics
    .filter((metric) => countsCategories(model, metric, output))
    .map(({ type }) => ({ type, rule: output.target?.signs ? {} : oneOfSeveral }));
  const mistakesOf = (each: { readonly type: string; readonly rule: TargetRule | undefined }) => {
    const mistakes = mistakesIn("the targets");
    checkRule(each.type, each.rule ?? {}, encoded, output, table, mistakes);
    return mistakes.list();
  };
  const { type } = model.learning;
  const ofLearning = model.train === undefined ? [] : [{ type, rule: languageOf(model).learning[type]?.targets }];
  const found = [...ofLosses, ...ofLearning].map(mistakesOf);
  if (found.some((each) => each.length > 0)) return found.flat();
  // All metrics ask for the same: the first reports it.
  return ofMetrics.slice(0, 1).flatMap(mistakesOf);
}

/** How numbers say which of several categories is meant: one is 1 and the others are 0, or a probability each. */
const oneOfSeveral: TargetRule = { between: [0, 1], sumsToOne: true };

/** Whether a metric counts right categories of an output whose targets are numbers. */
function countsCategories(model: Model, { type, measures }: MetricModel, { name, target }: OutputModel): boolean {
  const word = languageOf(model).metrics[type];
  if (word?.measures !== "output" || !word.categories || target?.encoding !== "values") return false;
  return "output" in measures && measures.output === name;
}

/** Inputs that the learning rule cannot take, each row once. */
export function checkInputs(model: Model, { values, rows, columns }: EncodedRows, table: Table): readonly Diagnostic[] {
  const { type } = model.learning;
  const bounds = model.train === undefined ? undefined : languageOf(model).learning[type]?.inputs;
  if (bounds === undefined) return [];
  const [low, high] = bounds.between;
  const mistakes = mistakesIn("the inputs");
  const size = values.length / rows.length;
  rows.forEach((row, index) => {
    const here = values.subarray(index * size, (index + 1) * size);
    const at = here.findIndex((value) => value < low || value > high);
    if (at < 0) return;
    const { name: column } = columnAt(columns, "oneHot", at).column;
    const where = `row ${row + 1}${columns.length > 1 ? `, column "${column}"` : ""}`;
    const parameters = { rule: type, low, high, found: shown(here[at] as number), where };
    mistakes.add(() => diagnostic("inputs-out-of-range", table.rangeOf(row, column), parameters));
  });
  return mistakes.list();
}

function checkRule(
  loss: string,
  rule: TargetRule,
  { values, rows, columns }: EncodedRows,
  output: OutputModel,
  table: Table,
  mistakes: Mistakes,
): void {
  const size = values.length / rows.length;
  const [low, high] = rule.between ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  const wrong = (row: number, position: number, found: string, bound: string) =>
    mistakes.add(() => {
      const { name: column } = columnAt(columns, output.target?.encoding ?? "values", position).column;
      const where = `row ${row + 1}${columns.length > 1 ? `, column "${column}"` : ""}`;
      return diagnostic("target-out-of-range", table.rangeOf(row, column), { loss, found, where, bound });
    });
  const signs = rule.signs === true && output.target?.encoding === "values" ? [1, -1] : undefined;
  const oneOf = rule.oneOf ?? signs;
  rows.forEach((row, index) => {
    const here = values.subarray(index * size, (index + 1) * size);
    const outside = here.findIndex((value) => value < low || value > high);
    const other = oneOf ? here.findIndex((value) => !oneOf.includes(value)) : -1;
    const odd = rule.sumsToOne ? sumsBeside1(here, output.shape.at(-1) ?? 1)[0] : undefined;
    if (outside >= 0) wrong(row, outside, shown(here[outside] as number), boundText(low, high));
    else if (other >= 0) wrong(row, other, shown(here[other] as number), `of ${oneOf?.join(" or ")}`);
    else if (odd !== undefined) wrong(row, odd.start, shown(odd.sum), "that add up to 1");
  });
}

/** Where along the last axis of a row, `size` numbers at a time, a sum is not 1. */
function sumsBeside1(row: EncodedValues, size: number): readonly { readonly start: number; readonly sum: number }[] {
  const starts = Array.from({ length: row.length / size }, (_, index) => index * size);
  return starts.flatMap((start) => {
    let sum = 0;
    for (const value of row.subarray(start, start + size)) sum += value;
    return Math.abs(sum - 1) > sumTolerance ? [{ start, sum }] : [];
  });
}

function boundText(low: number, high: number): string {
  return high === Number.POSITIVE_INFINITY ? `of at least ${low}` : `from ${low} to ${high}`;
}

/** Without the digits that rounding to float32 has added. */
function shown(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** The column that gave the number at this position of a row, and which of its numbers that is. */
function columnAt(
  columns: readonly ColumnModel[],
  encoding: TargetModel["encoding"],
  position: number,
): { readonly column: ColumnModel; readonly offset: number } {
  let start = 0;
  for (const column of columns) {
    const end = start + encodedSize(column, encoding);
    if (position < end) return { column, offset: position - start };
    start = end;
  }
  throw new Error(`no column has the position ${position}`);
}

/** The columns of an output's target, in order. */
export function targetColumns(model: Model, output: OutputModel): readonly ColumnModel[] {
  return columnsNamed(model, output.target?.columns ?? []);
}
