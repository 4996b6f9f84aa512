import { isObject, type Json, type JsonObject } from "../ir/json.ts";

/** A predicted category, and the number of each category. */
export interface CategoryAnswer {
  readonly label: string;
  /** Probabilities, or scores if the loss uses signs. */
  readonly kind: "probabilities" | "scores";
  readonly numbers: JsonObject;
}

/** The category that a network predicts; undefined if the prediction is not a category. */
export function categoryAnswer(answer: Json | undefined): CategoryAnswer | undefined {
  if (!isObject(answer)) return undefined;
  const { label } = answer;
  const kind = isObject(answer.probabilities) ? "probabilities" : "scores";
  const numbers = answer[kind];
  return typeof label === "string" && isObject(numbers) ? { label, kind, numbers } : undefined;
}
