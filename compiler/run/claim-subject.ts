import type { ClaimModel } from "../ir/claim.ts";
import { isObject, type Json } from "../ir/json.ts";
import { unreachable } from "../ir/unreachable.ts";

/** The subject of a claim, in words; the path of a wrong value goes between `name` and `when`. */
export interface ClaimSubject {
  readonly name: string;
  /** ` after 0 updates`; empty for the end of training. */
  readonly when: string;
}

/** The words for a claim's subject: `the answer to [1, 1, 0]`, `accuracy on test`. */
export function claimSubject(claim: ClaimModel): ClaimSubject {
  const { after } = claim;
  const when = after === undefined ? "" : ` after ${after} ${after === 1 ? "update" : "updates"}`;
  return { name: nameOf(claim), when };
}

function nameOf({ subject }: ClaimModel): string {
  switch (subject.kind) {
    case "prediction":
      return `the answer to ${inputText(subject.inputs)}`;
    case "parameter":
      return subject.path;
    case "gradient":
      return `the gradient of ${subject.path}`;
    case "layer":
      return `the output of ${subject.layer}${subject.inputs === undefined ? "" : ` for ${inputText(subject.inputs)}`}`;
    case "shape":
      return `the shape of ${subject.layer}`;
    case "metric":
      return subject.on === "training" ? subject.name : `${subject.on}.${subject.name}`;
    case "lasted":
      return subject.name;
    case "stop":
      return "stop";
    case "count":
      return subject.name === "parameters" ? "the number of parameters" : "the number of multiply-adds";
    default:
      return unreachable(subject);
  }
}

/** A row in YAML's flow style, truncated if long: `[1, 1, 0]`, `{ hours: 3 }`. */
export function inputText(inputs: Json): string {
  const text = flowText(inputs);
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function flowText(value: Json): string {
  if (Array.isArray(value)) return `[${value.map((each: Json) => flowText(each)).join(", ")}]`;
  if (!isObject(value)) return typeof value === "string" ? value : JSON.stringify(value);
  const entries = Object.entries(value).map(([key, each]) => `${key}: ${flowText(each)}`);
  return `{ ${entries.join(", ")} }`;
}
