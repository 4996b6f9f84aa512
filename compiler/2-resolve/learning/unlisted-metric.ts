import type { Model } from "../../ir/model.ts";
import { hasRowsOf } from "../../ir/split-parts.ts";
import { languageOf } from "../../language/language.ts";

/** Advice for a metric of the language that the spec does not list: `accuracy`, `validation.accuracy`. */
export function adviceToList(model: Model, name: string): string | undefined {
  const type = name.replace(/^(training|validation|test)\./, "");
  const isListed = model.metrics.some((each) => each.name === type);
  if (type === "loss" || isListed || !Object.hasOwn(languageOf(model).metrics, type)) return undefined;
  return `Add ${type} to \`metrics:\`.`;
}

/** Advice for a metric on rows that the dataset does not have: `validation.loss`. */
export function adviceToSplit(model: Model, name: string): string | undefined {
  const [part = "", ...rest] = name.split(".");
  const isMeasured = ["loss", ...model.metrics.map((each) => each.name)].includes(rest.join("."));
  if ((part !== "validation" && part !== "test") || !isMeasured) return undefined;
  if (hasRowsOf(model.dataset, part)) return undefined;
  return `The dataset has no ${part} rows: add \`split: { type: random, ${part}: 0.1 }\` to it.`;
}
