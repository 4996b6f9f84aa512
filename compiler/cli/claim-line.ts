import type { Bound } from "../ir/claim.ts";
import { isObject, type Json } from "../ir/json.ts";
import { decimals } from "../run/agrees.ts";
import { categoryAnswer } from "../run/category-answer.ts";
import { claimSubject, inputText } from "../run/claim-subject.ts";
import type { ClaimResult } from "../run/claims.ts";
import { trendTexts } from "../run/trend.ts";
import { numberText } from "./number-text.ts";

/** A claim and what was found, in one line: `[1, 1, 0] → 0.0078876`, `test.accuracy 0.9512, at least 0.94`. */
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

/** A bound after what was found: `, at least 0.94`; nothing where what was found is shown as it is claimed. */
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

/** What was found of that which is claimed, each number with the digits that the claim has. */
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

/** A list of one value is that value. */
function lone(value: Json): Json {
  return Array.isArray(value) && value.length === 1 ? (value[0] as Json) : value;
}
