import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { Model } from "../../ir/model.ts";
import type { SweepAxis, SweepModel, SweepSubject } from "../../ir/sweep-model.ts";
import type { Resolving } from "../resolving.ts";
import { axisSize, sweepAxes } from "./sweep-axes.ts";
import { sweepClaims } from "./sweep-claims.ts";
import { measuresOf, shownOf, sweepSubject } from "./sweep-subjects.ts";

/** The maximum number of runs. */
const maxRuns = 100_000;

/** The resolved `sweep:`; its values are set in the spec when the sweep runs. */
export function resolveSweep(at: Resolving, model: Model): SweepModel | undefined {
  const written = at.value.sweep;
  if (written === undefined) return undefined;
  const type = written.type === "random" ? "random" : "grid";
  const values = isObject(written.values) ? written.values : {};
  const axes = sweepAxes(at, type, values);
  const trials = trialsOf(at, type, written);
  if (axes.length === Object.keys(values).length) reportSize(at, type === "grid" ? countRuns(axes) : trials);
  const best = bestOf(at, model, written.best);
  const swept = { model, axes, drawn: type === "random" ? trials : undefined };
  return {
    type,
    trials,
    seed: (written.seed ?? 0) as number,
    axes,
    groupBy: groupsOf(at, values, written.groupBy),
    show: shownSubjects(at, model, written.show),
    ...(best === undefined ? {} : { best }),
    claims: sweepClaims(at, swept, written.expect),
    range: at.keyRangeAt("/sweep"),
  };
}

function countRuns(axes: readonly SweepAxis[]): number {
  return axes.reduce((runs, axis) => runs * axisSize(axis), 1);
}

function reportSize(at: Resolving, runs: number): void {
  if (runs > maxRuns) {
    at.report(diagnostic("sweep-size", at.keyRangeAt("/sweep/values"), { runs, most: maxRuns }));
  }
}

function trialsOf(at: Resolving, type: "grid" | "random", { trials, seed }: JsonObject): number {
  if (type === "random") {
    if (trials === undefined) {
      at.report(diagnostic("missing-key", at.rangeAt("/sweep/type"), { key: "trials", of: "A random sweep" }));
    }
    return typeof trials === "number" ? trials : 1;
  }
  const because = "a grid has a run for each combination of values";
  for (const [key, value] of Object.entries({ trials, seed })) {
    if (value === undefined) continue;
    at.report(diagnostic("ignored", at.keyRangeAt(`/sweep/${key}`), { what: `\`${key}:\``, because }));
  }
  return 1;
}

function oneOrMore(written: Json | undefined, pointer: string): readonly (readonly [name: string, pointer: string])[] {
  if (Array.isArray(written)) return written.map((each, index) => [String(each), pointerTo(pointer, index)]);
  return written === undefined ? [] : [[String(written), pointer]];
}

function groupsOf(at: Resolving, values: JsonObject, written: Json | undefined): readonly string[] {
  const paths = oneOrMore(written, "/sweep/groupBy");
  for (const [path, pointer] of paths) {
    if (Object.hasOwn(values, path)) continue;
    const candidates = Object.keys(values);
    at.report(diagnostic("sweep-path", at.rangeAt(pointer), { what: "groupBy", path, candidates }));
  }
  return paths.map(([path]) => path);
}

function shownSubjects(at: Resolving, model: Model, written: Json | undefined): readonly SweepSubject[] {
  const subjects = shownOf(model);
  return oneOrMore(written, "/sweep/show").flatMap(([name, pointer]) => {
    const subject = sweepSubject(at, model, subjects, name, { what: "show", pointer });
    if (subject === undefined) return [];
    if ((subject.kind === "predictions" || subject.kind === "layer") && model.dataset === undefined) {
      const problem = "it needs rows of a dataset";
      at.report(diagnostic("expect-needs", at.rangeAt(pointer), { what: name, problem, advice: "Add `dataset:`." }));
    }
    return [subject];
  });
}

function bestOf(at: Resolving, model: Model, written: Json | undefined): SweepModel["best"] {
  if (!isObject(written)) return undefined;
  const where = { what: "best", pointer: "/sweep/best/name" };
  const subject = sweepSubject(at, model, measuresOf(model), String(written.name), where);
  const goal = written.goal === "minimize" ? "minimize" : "maximize";
  return subject && { subject, goal };
}
