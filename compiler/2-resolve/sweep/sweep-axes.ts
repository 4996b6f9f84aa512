import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { SweepAxis, SweepValue } from "../../ir/sweep-model.ts";
import { isWhole } from "../../ir/written-span.ts";
import type { Resolving } from "../resolving.ts";

/** The paths and their values; a path with invalid values is reported and left out. */
export function sweepAxes(at: Resolving, type: "grid" | "random", values: JsonObject): readonly SweepAxis[] {
  return Object.entries(values).flatMap(([path, written]) => {
    const pointer = pointerTo("/sweep/values", path);
    const taken = Array.isArray(written)
      ? ({ kind: "list", list: listed(at, written, pointer) } as const)
      : rangeOf(at, type, { path, pointer, written: written as JsonObject });
    return taken === undefined ? [] : [{ path, range: at.keyRangeAt(pointer), values: taken }];
  });
}

function listed(at: Resolving, list: readonly Json[], pointer: string): readonly SweepValue[] {
  return list.map((value, index) => {
    const own = pointerTo(pointer, index);
    const below = Object.entries(at.spec.numbers).filter(([each]) => each === own || each.startsWith(`${own}/`));
    const numbers = Object.fromEntries(below.map(([each, text]) => [each.slice(own.length), text]));
    return { value, numbers, range: at.rangeAt(own) };
  });
}

interface WrittenRange {
  readonly path: string;
  readonly pointer: string;
  readonly written: JsonObject;
}

function rangeOf(at: Resolving, type: "grid" | "random", range: WrittenRange): SweepAxis["values"] | undefined {
  const { path, pointer, written } = range;
  const sourceRange = at.rangeAt(pointer);
  const problem = problemOf(type, written);
  if (problem !== undefined) {
    at.report(diagnostic("sweep-values", sourceRange, { path, ...problem }));
    return undefined;
  }
  if (written.from !== undefined) {
    return { kind: "count", from: written.from as number, count: written.count as number, range: sourceRange };
  }
  const { low, high } = written as { readonly low: number; readonly high: number };
  const whole = (["low", "high"] as const).every((end) => isWhole(at.spec.numbers[pointerTo(pointer, end)] ?? ""));
  const scale = written.scale === "log" ? "log" : "linear";
  return { kind: "range", low, high, scale, whole, range: sourceRange };
}

interface Problem {
  readonly problem: string;
  readonly advice: string;
}

/** Checks the combination of `from`, `count`, `low`, `high` and `scale`. */
function problemOf(type: "grid" | "random", written: JsonObject): Problem | undefined {
  const { from, count, low, high, scale } = written;
  const row = from !== undefined || count !== undefined;
  const range = low !== undefined || high !== undefined || scale !== undefined;
  if (row === range) {
    const problem = row ? "has both a sequence of numbers and a range" : "has no values";
    return { problem, advice: "Give a list, `{ from, count }` or `{ low, high }`." };
  }
  if (row && (from === undefined || count === undefined)) {
    const [missing, example] = from === undefined ? ["from", "from: 0"] : ["count", "count: 10"];
    return { problem: `needs ${missing}`, advice: `Add \`${example}\`.` };
  }
  if (row) return undefined;
  return rangeProblem(type, low as number | undefined, high as number | undefined, scale === "log");
}

function rangeProblem(type: string, low: number | undefined, high: number | undefined, log: boolean) {
  if (low === undefined || high === undefined) {
    return { problem: `needs ${low === undefined ? "low" : "high"}`, advice: "A range has two ends: `{ low, high }`." };
  }
  if (type === "grid") {
    const advice = "Give a list of values, or `type: random` and how many `trials:`.";
    return { problem: "has a range, which a grid cannot enumerate", advice };
  }
  if (low > high) return { problem: "has a range that ends before it begins", advice: "`low` must not exceed `high`." };
  if (log && low <= 0) return { problem: "has a low end without a logarithm", advice: "`low` must be greater than 0." };
  return undefined;
}

/** The number of values of an axis; infinite for a range. */
export function axisSize({ values }: SweepAxis): number {
  switch (values.kind) {
    case "list":
      return values.list.length;
    case "count":
      return values.count;
    default:
      return Number.POSITIVE_INFINITY;
  }
}
