import { setValues, withoutSweep } from "../1-parse/set-values.ts";
import { resolve } from "../2-resolve/resolve.ts";
import { bySourceOrder } from "../diagnostics/by-source-order.ts";
import { describeValue } from "../diagnostics/describe-value.ts";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { listOf } from "../diagnostics/did-you-mean.ts";
import type { Model } from "../ir/model.ts";
import type { Setting } from "../ir/setting.ts";
import { isSameRange, type SourceRange, withRelated } from "../ir/source-range.ts";
import type { Spec } from "../ir/spec.ts";
import type { SweepClaimModel, SweepModel, SweepValue } from "../ir/sweep-model.ts";
import type { FileFinder } from "../ir/table.ts";
import { chooseValues } from "./choose-values.ts";
import { type RunValues, selects } from "./select-runs.ts";

/** One run of a sweep. */
export interface PlannedRun {
  /** By path, in the order of the spec. */
  readonly values: RunValues;
  /** The index of the model that it trains. */
  readonly shape: number;
  readonly seed: number;
}

/** All runs of a sweep, and the models that they train: runs that differ only in the seed share a model. */
export interface SweepPlan {
  readonly sweep: SweepModel;
  readonly shapes: readonly Model[];
  readonly runs: readonly PlannedRun[];
}

/** Sets the values of a sweep in the spec; each invalid value is reported at its own source range. */
export function planSweep(
  spec: Spec,
  sweep: SweepModel,
  files: FileFinder,
): { readonly plan?: SweepPlan; readonly diagnostics: readonly Diagnostic[] } {
  const planning: Planning = { base: withoutSweep(spec), sweep, files, shapes: new Map(), reported: new Map() };
  const chosen = chooseValues(sweep);
  checkSeeds(planning, chosen);
  const runs = chosen.map((values) => planRun(planning, values));
  reportEmpty(planning, runs);
  const diagnostics = [...planning.reported.values()].sort(bySourceOrder);
  if (hasErrors(diagnostics)) return { diagnostics };
  const shapes = [...planning.shapes.values()].map(({ model }) => model as Model);
  return { plan: { sweep, shapes, runs }, diagnostics };
}

interface Planning {
  /** The spec without its sweep. */
  readonly base: Spec;
  readonly sweep: SweepModel;
  readonly files: FileFinder;
  /** In order, by their values; without a model if the values are invalid. */
  readonly shapes: Map<string, { readonly shape: number; readonly model: Model | undefined }>;
  /** The mistakes, each once. */
  readonly reported: Map<string, Diagnostic>;
}

/** The seed does not change the model: it is used at run time. */
const seedPath = "seed";

function planRun(planning: Planning, values: readonly SweepValue[]): PlannedRun {
  const { base, sweep, shapes } = planning;
  const shaping = settingsOf(sweep, values).filter(({ path }) => path !== seedPath);
  const key = JSON.stringify(shaping.map(({ value }) => value));
  const known = shapes.get(key) ?? { shape: shapes.size, model: shapeOf(planning, shaping) };
  shapes.set(key, known);
  const byPath = sweep.axes.map(({ path }, index) => [path, values[index]?.value ?? null] as const);
  const own = Object.fromEntries(byPath);
  const seed = own[seedPath] ?? known.model?.seed ?? base.value.seed ?? 0;
  return { values: own, shape: known.shape, seed: Number(seed) };
}

function settingsOf({ axes }: SweepModel, values: readonly SweepValue[]): readonly Setting[] {
  return axes.map(({ path, range: keyRange }, index) => ({ path, keyRange, ...(values[index] as SweepValue) }));
}

/** The model of the spec with some values changed, without its pins, which apply only to the spec as written. */
function shapeOf(planning: Planning, settings: readonly Setting[]): Model | undefined {
  const { spec, diagnostics } = setValues(planning.base, settings);
  report(planning, settings, diagnostics);
  if (spec === undefined) return undefined;
  const resolved = resolve(spec, planning.files);
  report(
    planning,
    settings,
    resolved.diagnostics.filter(({ severity }) => severity === "error"),
  );
  const { model } = resolved;
  return model?.expect === undefined ? model : { ...model, expect: { claims: model.expect.claims } };
}

/** A mistake at a changed value is reported as it is; a mistake elsewhere is reported with the values that cause it. */
function report({ reported }: Planning, settings: readonly Setting[], diagnostics: readonly Diagnostic[]): void {
  for (const each of diagnostics) {
    const shown = withRelated(each.range);
    const shows = (range: SourceRange) => shown.some((one) => isSameRange(one, range));
    const own = settings.some(({ range, keyRange }) => shows(range) || shows(keyRange));
    const values = settings.map(({ path, value }) => `${path}=${describeValue(value)}`);
    const text = own || values.length === 0 ? each.text : `With ${listOf(values)}: ${each.text}`;
    const key = `${each.code} ${JSON.stringify(each.range)} ${own ? text : each.text}`;
    if (!reported.has(key)) reported.set(key, { ...each, text });
  }
}

/** Checks the seeds; of a range of seeds, the first and the last are enough. */
function checkSeeds(planning: Planning, chosen: readonly (readonly SweepValue[])[]): void {
  const { base, sweep } = planning;
  const axis = sweep.axes.findIndex(({ path }) => path === seedPath);
  if (axis < 0) return;
  const { range: keyRange, values } = sweep.axes[axis] as SweepModel["axes"][number];
  const all = chosen.map((run) => run[axis] as SweepValue);
  const distinct = [...new Map(all.map((each) => [JSON.stringify(each.value), each])).values()];
  const ordered = distinct.sort((a, b) => Number(a.value) - Number(b.value));
  const tried = values.kind === "list" ? ordered : [ordered[0], ordered.at(-1)];
  for (const each of tried) {
    const settings = [{ path: seedPath, keyRange, ...(each as SweepValue) }];
    report(planning, settings, setValues(base, settings).diagnostics);
  }
}

/** Reports claims that select no run; in a random sweep, this is known only after drawing. */
function reportEmpty({ sweep, reported }: Planning, runs: readonly PlannedRun[]): void {
  for (const claim of sweep.claims) {
    if (runs.some(({ values }) => selects(claim.where, values))) continue;
    const found = diagnostic("sweep-where", claim.range, { ...whereText(claim), values: [] });
    reported.set(`empty ${JSON.stringify(claim.range)}`, found);
  }
}

function whereText({ where }: SweepClaimModel): { readonly path: string; readonly value: string } {
  const texts = Object.values(where).map((value) => describeValue(value));
  return { path: listOf(Object.keys(where)), value: listOf(texts) };
}
