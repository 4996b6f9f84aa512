import type { Bound } from "../ir/claim.ts";
import { isObject, type Json } from "../ir/json.ts";
import { decimals } from "../run/agrees.ts";
import { categoryAnswer } from "../run/category-answer.ts";
import { claimSubject, inputText } from "../run/claim-subject.ts";
import type { ClaimResult } from "../run/claims.ts";
import { trendTexts } from "../run/trend.ts";
import { numberText } from "./number-text.ts";

/** A claim and the value found, on one line: `[1, 1, 0] → 0.0078876`, `test.accuracy 0.9512, at least 0.94`. */
export function claimLine({ claim, found }: ClaimResult): string {
  const { subject, bound } = claim;
  const { name, when } = claimSubject(claim);
  if (found === null) return `${name}${when}`;
  if (subject.kind === "prediction" && bound.kind === "is") {
    return `${inputText(subject.inputs)}${when} → ${inputText(lone(asWritten(found, bound.written)))}`;
  }
  if (subject.kind === "stop") return `${name} ${found}`;
  if (typeof found !== "number") return `${name}${when}`;
  return `${name}${when} ${bound.kind === "is" ? asWritten(found, bound.written) : numberText(found)}${boundText(bound)}`;
}

/** The bound after the value found: `, at least 0.94`; empty for an exact value without a tolerance. */
export function boundText(bound: Bound): string {
  switch (bound.kind) {
    case "is":
      return bound.within === undefined ? "" : `, ${bound.value} ± ${bound.within}`;
    case "atLeast":
      return `, at least ${bound.value}`;
    case "atMost":
      return `, at most ${bound.value}`;
    case "trend":
      return `, ${trendTexts[bound.trend]}`;
    default:
      return `, between ${bound.low} and ${bound.high}`;
  }
}

/** The part of the value found that is claimed, each number with the digits of the claim. */
function asWritten(found: Json | undefined, written: Json): Json {
  if (Array.isArray(written)) {
    const list = Array.isArray(found) ? found : [found];
    return written.map((each: Json, index) => asWritten(list[index] as Json, each));
  }
  if (isObject(written)) {
    return Object.fromEntries(Object.entries(written).map(([key, each]) => [key, asWritten(member(found, key), each)]));
  }
  const number = Array.isArray(found) && found.length === 1 ? found[0] : found;
  if (typeof number === "number" && typeof written === "string") return number.toFixed(decimals(written));
  return isObject(number) ? (number.label ?? null) : (number ?? null);
}

function member(found: Json | undefined, key: string): Json | undefined {
  const numbers = categoryAnswer(found)?.numbers;
  if (numbers !== undefined && key !== "label") return numbers[key];
  return isObject(found) ? found[key] : undefined;
}

/** Unwraps a list of one value. */
function lone(value: Json): Json {
  return Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;
}
