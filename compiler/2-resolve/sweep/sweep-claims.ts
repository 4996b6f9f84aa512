import { describeValue } from "../../diagnostics/describe-value.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Model } from "../../ir/model.ts";
import { type Statistic, type SweepAxis, type SweepClaimModel, sameValue } from "../../ir/sweep-model.ts";
import { resolveBound } from "../expect/resolve-bound.ts";
import type { Resolving } from "../resolving.ts";
import { axisSize } from "./sweep-axes.ts";
import { measuresOf, sweepSubject } from "./sweep-subjects.ts";

/** The subjects of claims: the runs, and the paths in which they differ. */
export interface SweptRuns {
  readonly model: Model;
  readonly axes: readonly SweepAxis[];
  /** The number of random runs; undefined for a grid. */
  readonly drawn: number | undefined;
}

/** The claims of a sweep's `expect:`; a claim with a list under `where:` becomes one claim per value. */
export function sweepClaims(at: Resolving, swept: SweptRuns, expect: Json | undefined): readonly SweepClaimModel[] {
  if (!Array.isArray(expect)) return [];
  return expect.flatMap((entry: Json, index) =>
    isObject(entry) ? claimsOf(at, swept, entry, pointerTo("/sweep/expect", index)) : [],
  );
}

function claimsOf(at: Resolving, swept: SweptRuns, entry: JsonObject, pointer: string): readonly SweepClaimModel[] {
  const name = entry.name as string;
  const subjects = [{ kind: "passed" } as const, ...measuresOf(swept.model)];
  const subject = sweepSubject(at, swept.model, subjects, name, { what: "expect", pointer: `${pointer}/name` });
  const bound = resolveBound(at, entry, pointer, name);
  const wheres = wheresOf(at, swept.axes, entry.where, `${pointer}/where`);
  const [where] = wheres;
  if (subject === undefined || bound === undefined || where === undefined) return [];
  const range = at.rangeAt(pointer);
  if (subject.kind === "passed" && at.value.expect === undefined) {
    const problem = "a run passes when its own `expect:` holds, and the spec has none";
    at.report(diagnostic("expect-needs", range, { what: "passed", problem, advice: "Add `expect:`." }));
  }
  const statistic = entry.statistic as Statistic | undefined;
  const runs = countSelected(swept, where);
  if (subject.kind === "passed" ? statistic !== undefined : statistic === undefined && runs !== 1) {
    at.report(diagnostic("sweep-statistic", range, { name, runs }));
  }
  if (bound.kind === "is" && typeof bound.value !== "number") {
    const shape = { what: name, shape: "of one number", found: "a list" };
    at.report(diagnostic("expect-shape", at.rangeAt(`${pointer}/is`), shape));
  }
  return wheres.map((each) => ({
    subject,
    ...(statistic === undefined ? {} : { statistic }),
    where: each,
    bound,
    range,
  }));
}

type Where = SweepClaimModel["where"];

/** The selections of a `where:`, one per combination of listed values; empty, with diagnostics, if no run matches. */
function wheresOf(
  at: Resolving,
  axes: readonly SweepAxis[],
  written: Json | undefined,
  pointer: string,
): readonly Where[] {
  let wheres: readonly Where[] = [{}];
  for (const [path, value] of Object.entries(isObject(written) ? written : {})) {
    const own = pointerTo(pointer, path);
    const axis = axes.find((each) => each.path === path);
    const values = axis === undefined ? unknownPath(at, axes, path, own) : chosen(at, axis, value, own);
    wheres = wheres.flatMap((where) => values.map((each) => ({ ...where, [path]: each })));
  }
  return wheres;
}

function unknownPath(at: Resolving, axes: readonly SweepAxis[], path: string, pointer: string): readonly Json[] {
  // Invalid values of this path were reported already.
  const { values } = at.value.sweep ?? {};
  if (isObject(values) && Object.hasOwn(values, path)) return [];
  const candidates = axes.map((each) => each.path);
  at.report(diagnostic("sweep-path", at.keyRangeAt(pointer), { what: "where", path, candidates }));
  return [];
}

/**
 * The selected values that the path has. A list means several values, unless the list itself is a value of the path.
 */
function chosen(at: Resolving, axis: SweepAxis, value: Json, pointer: string): readonly Json[] {
  const several = Array.isArray(value) && !takes(axis, value);
  const values: readonly Json[] = several ? value : [value];
  const range = (index: number) => at.rangeAt(several ? pointerTo(pointer, index) : pointer);
  values.forEach((each, index) => {
    if (takes(axis, each)) return;
    const { path } = axis;
    at.report(diagnostic("sweep-where", range(index), { path, value: describeValue(each), values: taken(axis) }));
  });
  return values.filter((each) => takes(axis, each));
}

function takes({ values }: SweepAxis, value: Json): boolean {
  if (values.kind === "list") return values.list.some((each) => sameValue(each.value, value));
  if (typeof value !== "number") return false;
  if (values.kind === "range") return value >= values.low && value <= values.high;
  return Number.isInteger(value) && value >= values.from && value < values.from + values.count;
}

function taken({ values }: SweepAxis): readonly string[] {
  switch (values.kind) {
    case "list":
      return values.list.map(({ value }) => describeValue(value));
    case "count":
      return [`${values.from} to ${values.from + values.count - 1}`];
    default:
      return [];
  }
}

function countSelected({ axes, drawn }: SweptRuns, where: Where): number {
  if (drawn !== undefined) return drawn;
  return axes.reduce((runs, axis) => runs * (Object.hasOwn(where, axis.path) ? 1 : axisSize(axis)), 1);
}
