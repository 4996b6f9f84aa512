import { type Compiled, compile, type Rejected } from "../compile.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import type { SweepModel } from "../ir/sweep-model.ts";
import type { SweepRun } from "./check-sweep.ts";
import { type SweepOptions, sweepCompiled } from "./sweep.ts";

/** A metric on the validation rows of every fold. */
export interface FoldStatistic {
  readonly name: string;
  /** One number for each fold, NaN where there is none. */
  readonly values: readonly number[];
  readonly mean: number;
  /** √ (Σ (value − mean)² / folds), as NumPy's `std`. */
  readonly deviation: number;
  /** The mean of what the baseline comes to on the validation rows of each fold, where it has this metric. */
  readonly baseline?: number;
}

/** A network that was trained once for each fold, on the rows of the others. */
export interface Folds {
  readonly ok: true;
  readonly model: Model;
  /** The number of folds; there are fewer runs if it was interrupted. */
  readonly folds: number;
  readonly runs: readonly SweepRun[];
  /** The loss and every metric that is one number. */
  readonly statistics: readonly FoldStatistic[];
  /** What the baseline is: `always "No"`; of folds with different ones, `baseline`. Absent where there is none. */
  readonly baseline?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** The path of the fold that is for validation. */
const foldPath = "dataset.split.fold";

/** Compiles a spec whose split has folds and trains once for each. Never throws on a user's mistake. */
export async function trainFolds(text: string, options: SweepOptions): Promise<Folds | Rejected> {
  const compilation = compile(text, options);
  if (!compilation.ok) return compilation;
  const result = await foldsCompiled(compilation, options);
  return { ...result, diagnostics: [...compilation.diagnostics, ...result.diagnostics] };
}

/** Trains a compiled spec once for each fold. */
export async function foldsCompiled(compilation: Compiled, options: SweepOptions): Promise<Folds | Rejected> {
  const { spec, model } = compilation;
  const sweep = sweepOfFolds(model);
  if (sweep === undefined) {
    const range = model.dataset?.split?.range ?? model.dataset?.range;
    return { ok: false, spec, diagnostics: [diagnostic("folds-missing", range, {})] };
  }
  const result = await sweepCompiled({ ...compilation, model: { ...model, sweep } }, options);
  if (!result.ok) return result;
  const { runs, planned } = result.sweep;
  const titles = new Set(runs.flatMap(({ outcome }) => outcome.baseline?.title ?? []));
  const [title] = titles.size > 1 ? ["baseline"] : titles;
  const baseline = title === undefined ? {} : { baseline: title };
  const { diagnostics } = result;
  return { ok: true, model, folds: planned, runs, statistics: statisticsOf(runs), ...baseline, diagnostics };
}

/** One run for each fold; undefined if the split has none. */
function sweepOfFolds(model: Model): SweepModel | undefined {
  const { split } = model.dataset ?? {};
  const { folds, fold } = split?.options ?? {};
  if (split === undefined || typeof folds !== "number" || typeof fold !== "number") return undefined;
  const { range } = split;
  const values = { kind: "count", from: 1, count: folds, range } as const;
  const axes = [{ path: foldPath, range, values }];
  return { type: "grid", trials: 1, seed: 0, axes, groupBy: [], show: [], claims: [], baseline: true, range };
}

/** The number of a run's fold, from 1. */
export function foldOf({ values }: SweepRun): number {
  return Number(values[foldPath]);
}

/** The parts that are measured: with rows for the test, those, too. */
const [validation, test] = ["validation.", "test."];

function statisticsOf(runs: readonly SweepRun[]): readonly FoldStatistic[] {
  const measured = [...new Set(runs.flatMap(({ outcome }) => Object.keys(outcome.measures)))];
  const ofFolds = measured.filter((name) => name.startsWith(validation));
  return [...ofFolds, ...measured.filter((name) => name.startsWith(test))].map((full) => {
    const isFold = full.startsWith(validation);
    const name = isFold ? full.slice(validation.length) : full;
    const values = runs.map(({ outcome }) => outcome.measures[full] ?? Number.NaN);
    const mean = meanOf(values);
    const deviation = Math.sqrt(meanOf(values.map((value) => (value - mean) * (value - mean))));
    const baseline = meanOf(runs.map(({ outcome }) => outcome.baseline?.measures[name] ?? Number.NaN));
    return { name, values, mean, deviation, ...(!Number.isNaN(baseline) && { baseline }) };
  });
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
