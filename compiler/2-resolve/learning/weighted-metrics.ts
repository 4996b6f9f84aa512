import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { capitalized } from "../../ir/identifier.ts";
import type { JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { DatasetModel } from "../../ir/model.ts";
import type { Accumulation, MetricWord } from "../../language/define/metric.ts";
import type { Resolving } from "../resolving.ts";

/** The default name of a metric; of a weighted one it says so, as in Keras. */
export function nameOfMetric(type: string, { weighted }: JsonObject, output: string | undefined): string {
  const own = weighted === true ? `weighted${capitalized(type)}` : type;
  return output === undefined ? own : `${output}.${own}`;
}

/** These are the same whatever a row weighs, or are counts of rows. */
const unweighted: readonly Accumulation[] = ["maximum", "table", "distinct"];

/** A metric of an output as written, with its options. */
interface WrittenMetric {
  readonly type: string;
  readonly word: MetricWord;
  readonly options: JsonObject;
  readonly pointer: string;
}

/** Reports a weighted metric that cannot take weights, or for which there are none. */
export function checkWeighted(
  at: Resolving,
  { type, word, options, pointer }: WrittenMetric,
  dataset: DatasetModel | undefined,
): void {
  if (options.weighted !== true) return;
  const report = (mistake: string, advice: string): void => {
    const range = at.keyRangeAt(pointerTo(pointer, "weighted"));
    at.report(diagnostic("metric-unfit", range, { metric: type, mistake, advice }));
  };
  if (unweighted.includes(word.accumulate)) {
    report("does not take the weights of rows", "Remove `weighted:`, or use accuracy, or precision and recall.");
  } else if (options.without !== undefined) {
    report("cannot be weighted and combined with `without:`", "Remove one of the two.");
  } else if (dataset?.sampleWeight === undefined) {
    const advice = "Name the column with the weights: `dataset: { sampleWeight: visits, … }`, or remove `weighted:`.";
    report("is weighted, and the dataset has no `sampleWeight:`", advice);
  }
}
