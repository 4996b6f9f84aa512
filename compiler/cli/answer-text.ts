import { isObject, type Json } from "../ir/json.ts";

/** An answer for people: its numbers, or the most probable category; one answer alone also lists the others. */
export function answerLines(outputs: Json, alone: boolean): readonly string[] {
  const ranking = alone ? rankingOf(outputs) : [];
  return [answerText(outputs), ...ranking];
}

/** An answer on one line: its numbers with eight digits, or its most probable category. */
export function answerText(value: Json): string {
  if (typeof value === "number") return digits(value);
  if (Array.isArray(value))
    return value.length === 1 ? answerText(value[0] as Json) : `[${value.map(answerText).join(", ")}]`;
  if (!isObject(value)) return String(value);
  const { label, probabilities } = value;
  if (typeof label === "string" && isObject(probabilities))
    return `${label} (${answerText(probabilities[label] ?? 0)})`;
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${answerText(each)}`);
  return entries.join(", ");
}

/** The categories of an answer that is one category, the most probable first: those listed, at most five. */
function rankingOf(outputs: Json): readonly string[] {
  if (!isObject(outputs) || !isObject(outputs.probabilities)) return [];
  const listed = Array.isArray(outputs.top) ? outputs.top : undefined;
  const pairs = listed?.map((each: Json) => [textOf(each, "label"), numberOf(each)] as const);
  const all = Object.entries(outputs.probabilities).map(([label, each]) => [label, Number(each)] as const);
  const ranked = pairs ?? all.sort((a, b) => b[1] - a[1]).slice(0, 5);
  const width = Math.max(...ranked.map(([label]) => label.length));
  return ranked.map(([label, probability]) =>
    `  ${label.padEnd(width)}  ${probability.toFixed(6)}  ${bar(probability)}`.trimEnd(),
  );
}

/** A bar as long as a probability is great: 40 half blocks for 1. */
function bar(probability: number): string {
  const halves = Math.round(probability * 40) || 0;
  return "█".repeat(halves >> 1) + (halves % 2 === 1 ? "▌" : "");
}

function textOf(value: Json, key: string): string {
  return isObject(value) ? String(value[key]) : "";
}

function numberOf(value: Json): number {
  return isObject(value) ? Number(value.probability) : Number.NaN;
}

/** Eight digits, fewer where they say the same. */
function digits(value: number): string {
  return String(Number(value.toPrecision(8)));
}
