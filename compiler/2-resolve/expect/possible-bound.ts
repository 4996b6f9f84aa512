import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Bound } from "../../ir/claim.ts";
import type { Json } from "../../ir/json.ts";
import type { Model } from "../../ir/model.ts";
import { spanOf } from "../../ir/written-span.ts";
import type { MetricRange } from "../../language/define/metric.ts";
import { languageOf } from "../../language/language.ts";
import type { Resolving } from "../resolving.ts";

/** The smallest and the largest value within a bound. */
interface Limits {
  readonly low: number;
  readonly high: number;
}

/** The range of the counts of a training. */
export const countRange: MetricRange = { least: 0, whole: true };

/** The range of a metric, if its word defines one; a loss has none. */
export function rangeOfMetric(model: Model, name: string): MetricRange | undefined {
  const metric = model.metrics.find((each) => each.name === name);
  return metric && languageOf(model).metrics[metric.type]?.range;
}

/** Reports a bound that no value in the range can satisfy. */
export function checkPossible(
  at: Resolving,
  name: string,
  range: MetricRange | undefined,
  bound: Bound | undefined,
  pointer: string,
): void {
  if (range === undefined || bound === undefined || bound.kind === "trend") return;
  const impossible = bound.kind === "is" ? valuesOf(bound) : [{ limits: limitsOf(bound), text: textOf(bound) }];
  const wrong = impossible.find(({ limits }) => !overlaps(limits, range));
  if (wrong === undefined) return;
  at.report(diagnostic("expect-impossible", at.rangeAt(pointer), { name, ...range, bound: wrong.text }));
}

function overlaps({ low, high }: Limits, range: MetricRange): boolean {
  const { least = Number.NEGATIVE_INFINITY, greatest = Number.POSITIVE_INFINITY, whole } = range;
  const [from, to] = [Math.max(low, least), Math.min(high, greatest)];
  return whole === true ? Math.ceil(from) <= Math.floor(to) : from <= to;
}

/** Each number of an `is` bound, with the limits of matching values. */
function valuesOf(bound: Bound & { readonly kind: "is" }): readonly { limits: Limits; text: string }[] {
  const { value, written, within } = bound;
  if (Array.isArray(value)) {
    return value.flatMap((each: Json, index) =>
      valuesOf({ ...bound, value: each, written: Array.isArray(written) ? (written[index] as Json) : each }),
    );
  }
  if (typeof value !== "number") return [];
  const text = String(written);
  return [{ limits: limitsOf(bound), text: within === undefined ? text : `${text} ± ${within}` }];
}

/** The smallest and the largest value within a bound on one number. */
export function limitsOf(bound: Bound): Limits {
  const [least, most] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  switch (bound.kind) {
    case "is": {
      const { value, written, within } = bound;
      if (within === undefined) return spanOf(String(written));
      return { low: Number(value) - within, high: Number(value) + within };
    }
    case "atLeast":
      return { low: bound.value, high: most };
    case "atMost":
      return { low: least, high: bound.value };
    case "between":
      return { low: bound.low, high: bound.high };
    default:
      throw new Error("a trend has no limits");
  }
}

function textOf(bound: Bound): string {
  if (bound.kind === "between") return `between ${bound.low} and ${bound.high}`;
  if (bound.kind === "atLeast") return `at least ${bound.value}`;
  return bound.kind === "atMost" ? `at most ${bound.value}` : "";
}
