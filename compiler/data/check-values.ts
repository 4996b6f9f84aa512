import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { type Mistakes, mistakesIn } from "../diagnostics/mistakes.ts";
import { type ColumnEncoding, encodedSize } from "../ir/column-width.ts";
import type { Precision } from "../ir/graph.ts";
import type { ColumnModel, MetricModel, Model, OutputModel } from "../ir/model.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { Table } from "../ir/table.ts";
import { sequenceOf } from "../language/columns/padded-sequence.ts";
import type { TargetRule } from "../language/define/loss.ts";
import { type Language, languageOf } from "../language/language.ts";
import { columnsNamed, type EncodedValues } from "./encode-rows.ts";

/** Tolerance for the sum of a row of probabilities. */
const sumTolerance = 1e-5;

/** Encoded rows, with the columns and row numbers of their source. */
export interface EncodedRows {
  readonly values: EncodedValues;
  readonly rows: Uint32Array;
  readonly columns: readonly ColumnModel[];
}

/** Reports numbers that became infinite in the network's precision or by scaling, once for each row. */
export function checkFinite(
  { values, rows, columns }: EncodedRows,
  encoding: ColumnEncoding,
  table: Table,
  scales: Language["scales"],
): readonly Diagnostic[] {
  const mistakes = mistakesIn("the data");
  const size = values.length / rows.length;
  const isWrong = isNotFinite(columns);
  for (let index = 0; index < rows.length; index++) {
    const position = values.subarray(index * size, (index + 1) * size).findIndex(isWrong);
    if (position < 0) continue;
    const row = rows[index] as number;
    const { column, offset } = columnAt(columns, encoding, position);
    const where = `row ${row + 1}, column "${column.name}"`;
    const found = numberAt(table, column.name, row, offset);
    const parameters = { found: String(found), where, ...tooLarge(found, values) };
    const range = () => table.rangeOf(row, column.name);
    const unbent = outsideCurve(column, found, scales);
    mistakes.add(() => unbent?.(range()) ?? diagnostic("too-large-for-precision", range(), parameters));
  }
  return mistakes.list();
}

/** Whether a number cannot enter the network from these columns: NaN is the padding of sequences. */
export function isNotFinite(columns: readonly ColumnModel[]): (value: number) => boolean {
  const padded = columns.some((column) => sequenceOf(column) !== undefined);
  return (value) => !Number.isFinite(value) && !(padded && Number.isNaN(value));
}

/** What is wrong with a number for which the curve of the column's scale has no value. */
export function outsideCurve(
  { name, scale: { type } }: ColumnModel,
  found: number,
  scales: Language["scales"],
): ((range: SourceRange | undefined) => Diagnostic) | undefined {
  const { above } = scales[type]?.curve ?? {};
  if (above === undefined || found > above) return undefined;
  const problem = `has the value ${found}, and \`scale: ${type}\` takes numbers above ${above}`;
  return (range) =>
    diagnostic("column-unfit", range, { name, problem, advice: "Write scale: robust, standard or power." });
}

function numberAt(table: Table, name: string, row: number, offset: number): number {
  const data = table.columns[name];
  if (data?.kind !== "numbers") throw new Error("a category cannot be too large");
  return data.values[(row * data.values.length) / table.rows + offset] as number;
}

/** The precision for which a number is too large, and whether only after scaling. */
function tooLarge(
  found: number,
  { BYTES_PER_ELEMENT: bytes }: EncodedValues,
): { readonly precision: Precision; readonly scaled: boolean } {
  return bytes === 4
    ? { precision: "float32", scaled: Number.isFinite(Math.fround(found)) }
    : { precision: "float64", scaled: true };
}

/** Reports targets that are invalid for a loss or a metric of this output, or for the learning rule. */
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
    .filter((metric) => measuresNumbers(metric, output))
    .map(({ type }) => ({ type, rule: output.target?.signs ? {} : ruleOfMetric(model, type) }))
    .filter(({ rule }) => Object.keys(rule).length > 0);
  const mistakesOf = (each: { readonly type: string; readonly rule: TargetRule | undefined }) => {
    const mistakes = mistakesIn("the targets");
    checkRule(each.type, each.rule ?? {}, encoded, output, table, mistakes);
    return mistakes.list();
  };
  const { type } = model.learning;
  const ofLearning = model.train === undefined ? [] : [{ type, rule: languageOf(model).learning[type]?.targets }];
  const found = [...ofLosses, ...ofLearning].map(mistakesOf);
  if (found.some((each) => each.length > 0)) return found.flat();
  // One report is enough, whichever metric finds it.
  return ofMetrics.map(mistakesOf).find((each) => each.length > 0) ?? [];
}

/** The rule for numeric targets of a category metric: one-hot, or one probability for each category. */
const oneOfSeveral: TargetRule = { between: [0, 1], sumsToOne: true };

/** What a metric can take as numeric targets. */
function ruleOfMetric(model: Model, type: string): TargetRule {
  const word = languageOf(model).metrics[type];
  if (word?.measures !== "output") return {};
  return word.targets ?? (word.categories ? oneOfSeveral : {});
}

/** Whether a metric measures an output with numeric targets. */
function measuresNumbers({ measures }: MetricModel, { name, target }: OutputModel): boolean {
  return target?.encoding === "values" && "output" in measures && measures.output === name;
}

/** Reports inputs that are invalid for the learning rule, once for each row. */
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
    const { name: column } = columnAt(columns, "input", at).column;
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
    const sums = rule.sumsToOne ? sumsBeside1(here, output.shape.at(-1) ?? 1) : [];
    // Zeros are the targets of padding.
    const odd = sums.find(({ sum }) => sum !== 0 || !output.masked);
    if (outside >= 0) wrong(row, outside, shown(here[outside] as number), boundText(low, high));
    else if (other >= 0) wrong(row, other, shown(here[other] as number), `of ${oneOf?.join(" or ")}`);
    else if (odd !== undefined) wrong(row, odd.start, shown(odd.sum), "that add up to 1");
  });
}

/** The groups of `size` numbers along the last axis of a row whose sum is not 1. */
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

/** A number as text, without the extra digits from rounding to float32. */
function shown(value: number): string {
  return String(Number(value.toPrecision(7)));
}

/** The column of the number at this position of a row, and its offset in the column. */
export function columnAt(
  columns: readonly ColumnModel[],
  encoding: ColumnEncoding,
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
