import { extname } from "node:path";
import type { Json, JsonObject } from "../ir/json.ts";
import { unreachable } from "../ir/unreachable.ts";
import { type AnswerField, answerFields } from "./answer-fields.ts";
import type { Explanation } from "./explanation.ts";
import { jsonText } from "./standard-streams.ts";

/** The answer to one row: the columns kept beside it, and what is predicted. */
export interface AnsweredRow {
  readonly kept: JsonObject;
  readonly outputs: Json;
  /** What each column contributes to the numbers of the answer, if that was asked. */
  readonly explanation?: readonly Explanation[];
}

/** How answers are written into a file, by the end of its name. */
export type AnswerFormat = "csv" | "tsv" | "json" | "ndjson";

const formats: { readonly [extension: string]: AnswerFormat } = {
  ".csv": "csv",
  ".tsv": "tsv",
  ".json": "json",
  ".ndjson": "ndjson",
  ".jsonl": "ndjson",
};

/** The ends of names that `--out` takes. */
export const answerExtensions = Object.keys(formats);

/** The format of a file of answers; undefined if its name has none of the ends. */
export function answerFormat(file: string): AnswerFormat | undefined {
  return formats[extname(file).toLowerCase()];
}

/** The text of a file of answers, piece by piece; `name` is that of what is predicted. */
export function answerFileText(format: AnswerFormat, name: string, rows: readonly AnsweredRow[]): Iterable<string> {
  switch (format) {
    case "csv":
      return delimitedText(name, rows, ",");
    case "tsv":
      return delimitedText(name, rows, "\t");
    case "json":
      return jsonList(rows);
    case "ndjson":
      return jsonLines(rows);
    default:
      return unreachable(format);
  }
}

/** An answer as a line of JSON, with the kept columns if there are any, after what else is given. */
export function answerJson({ kept, outputs, explanation }: AnsweredRow, others: JsonObject = {}): string {
  const before = Object.keys(kept).length === 0 ? {} : { kept };
  return jsonText({ ...others, ...before, outputs, ...(explanation && { explanation }) });
}

function* jsonLines(rows: readonly AnsweredRow[]): Generator<string> {
  for (const row of rows) yield `${answerJson(row)}\n`;
}

function* jsonList(rows: readonly AnsweredRow[]): Generator<string> {
  for (const [index, row] of rows.entries()) yield `${index === 0 ? "[\n" : ",\n"}  ${answerJson(row)}`;
  yield "\n]\n";
}

/** A header, then a line for each row, quoted as RFC 4180 says. */
function* delimitedText(name: string, rows: readonly AnsweredRow[], delimiter: string): Generator<string> {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\n`;
  for (const [index, { kept, outputs, explanation }] of rows.entries()) {
    const fields = [...answerFields(name, outputs), ...contributionFields(explanation)];
    if (index === 0) yield line([...Object.keys(kept), ...fields.map((field) => fieldName(field, kept))]);
    yield line([...Object.values(kept).map(cellText), ...fields.map(({ value }) => cellText(value))]);
  }
}

/** What the columns, in their order by name, contribute to the first number that is explained: `age.contribution`. */
function contributionFields(explanation: readonly Explanation[] = []): readonly AnswerField[] {
  const columns = explanation[0]?.columns ?? [];
  const sorted = columns.toSorted((a, b) => (a.column < b.column ? -1 : 1));
  return sorted.map(({ column, change }) => ({ name: `${column}.contribution`, value: change }));
}

/** The name of an answer beside a kept column of the same name: `passed.predicted`. */
function fieldName({ name }: AnswerField, kept: JsonObject): string {
  return Object.hasOwn(kept, name) ? `${name}.predicted` : name;
}

/** Nothing at all is an empty cell, as is a number that is not finite. */
function cellText(value: Json): string {
  if (value === null || (typeof value === "number" && !Number.isFinite(value))) return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function quoted(cell: string, delimiter: string): string {
  const needs = cell.includes(delimiter) || /["\r\n]/.test(cell) || cell !== cell.trim();
  return needs ? `"${cell.replaceAll('"', '""')}"` : cell;
}
