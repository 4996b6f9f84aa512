import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import { categoryText } from "../language/datasets/reading/find-category.ts";
import { categoryAnswer } from "../run/category-answer.ts";

/**
 * A prediction as text: the columns kept beside it, then its numbers, or the most probable category. A single prediction
 * also lists the others.
 */
export function answerLines(outputs: Json, alone: boolean, kept: JsonObject = {}): readonly string[] {
  const ranking = alone ? rankingOf(outputs) : [];
  const before = Object.values(kept).map(categoryText).join(", ");
  return [`${before === "" ? "" : `${before}: `}${answerText(outputs)}`, ...ranking];
}

/** A prediction on one line: its numbers with eight digits, or its most probable category. */
export function answerText(value: Json): string {
  if (typeof value === "number") return digits(value);
  if (Array.isArray(value))
    return value.length === 1 ? answerText(value[0] as Json) : `[${value.map(answerText).join(", ")}]`;
  if (!isObject(value)) return String(value);
  const category = categoryAnswer(value);
  if (category) return `${category.label} (${answerText(category.numbers[category.label] ?? 0)})`;
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${answerText(each)}`);
  return entries.join(", ");
}

/** The categories of a prediction that is a category, in descending order: those in `top`, or at most five. */
function rankingOf(outputs: Json): readonly string[] {
  const category = categoryAnswer(outputs);
  if (category === undefined) return [];
  const ranked = listed(outputs) ?? allRanked(category.numbers).slice(0, 5);
  const texts = ranked.map(([, number]) => number.toFixed(6));
  const [labelWidth, width] = [widest(ranked.map(([label]) => label)), widest(texts)];
  return ranked.map(([label, number], index) => {
    const line = `  ${label.padEnd(labelWidth)}  ${(texts[index] ?? "").padStart(width)}`;
    return category.kind === "probabilities" ? `${line}  ${bar(number)}`.trimEnd() : line;
  });
}

type Ranked = readonly (readonly [label: string, number: number])[];

function listed(outputs: Json): Ranked | undefined {
  if (!isObject(outputs) || !Array.isArray(outputs.top)) return undefined;
  return outputs.top.map((each: Json) => [textOf(each, "label"), numberOf(each)] as const);
}

function allRanked(numbers: JsonObject): Ranked {
  const all = Object.entries(numbers).map(([label, each]) => [label, Number(each)] as const);
  return all.sort((a, b) => b[1] - a[1]);
}

function widest(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

/** A bar whose length is a number, clamped to 0 … 1: 40 half blocks for 1. */
function bar(number: number): string {
  const halves = Math.round(Math.min(Math.max(number, 0), 1) * 40) || 0;
  return "█".repeat(halves >> 1) + (halves % 2 === 1 ? "▌" : "");
}

function textOf(value: Json, key: string): string {
  return isObject(value) ? String(value[key]) : "";
}

function numberOf(value: Json): number {
  return isObject(value) ? Number(value.probability ?? value.score) : Number.NaN;
}

/** At most eight significant digits, without trailing zeros. */
function digits(value: number): string {
  return String(Number(value.toPrecision(8)));
}
