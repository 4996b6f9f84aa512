import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Bound } from "../../ir/claim.ts";
import type { Json } from "../../ir/json.ts";
import type { Model } from "../../ir/model.ts";
import { spanOf } from "../../ir/written-span.ts";
import type { MetricRange } from "../../language/define/metric.ts";
import { languageOf } from "../../language/language.ts";
import type { Resolving } from "../resolving.ts";

/** The least and the most that a bound lets pass. */
interface Limits {
  readonly low: number;
  readonly high: number;
}

/** What counts of a training can be. */
export const countRange: MetricRange = { least: 0, whole: true };

/** What the metric of that name can be, where its word says so; a loss may be anything. */
export function rangeOfMetric(model: Model, name: string): MetricRange | undefined {
  const metric = model.metrics.find((each) => each.name === name);
  return metric && languageOf(model).metrics[metric.type]?.range;
}

/** Reports a bound that nothing in a range keeps. */
export function checkPossible(
  at: Resolving,
  name: string,
  range: MetricRange | undefined,
  bound: Bound | undefined,
  pointer: string,
): void {
  if (range === undefined || bound === undefined || bound.kind === "trend") return;
  const impossible = bound.kind === "is" ? valuesOf(bound) : [{ limits: limitsOf(bound), text: textOf(bound) }];
  const wrong = impossible.find(({ limits }) => !meets(limits, range));
  if (wrong === undefined) return;
  at.report(diagnostic("expect-impossible", at.rangeAt(pointer), { name, ...range, bound: wrong.text }));
}

function meets({ low, high }: Limits, { least, greatest = Number.POSITIVE_INFINITY, whole }: MetricRange): boolean {
  const [from, to] = [Math.max(low, least), Math.min(high, greatest)];
  return whole === true ? Math.ceil(from) <= Math.floor(to) : from <= to;
}

/** Each number of a bound that is written out, with what agrees with it. */
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

/** The least and the most that a bound on one number lets pass. */
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
