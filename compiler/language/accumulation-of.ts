import type { MetricModel, Model } from "../ir/model.ts";
import type { Accumulation } from "./define/metric.ts";
import { languageOf } from "./language.ts";

/** How what was measured of all rows comes to one value; means are ratios where rows are weighted, or the output has a mask. */
export function accumulationOf(model: Model, { type, measures, weighted }: MetricModel): Accumulation {
  const { accumulate = "mean" } = languageOf(model).metrics[type] ?? {};
  if (!("output" in measures)) return accumulate;
  const isMasked = model.outputs.find(({ name }) => name === measures.output)?.masked === true;
  if (!isMasked && !weighted) return accumulate;
  if (accumulate === "mean") return "ratio";
  return accumulate === "rootOfMean" ? "rootOfRatio" : accumulate;
}
