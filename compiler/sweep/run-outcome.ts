import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { type SweepSubject, subjectName } from "../ir/sweep-model.ts";
import { baselineOf } from "../run/baseline.ts";
import { observe } from "../run/observe.ts";
import { type LoadedNetwork, type Run, runLoaded } from "../run/train.ts";
import { shownRows } from "./shown-rows.ts";
import type { RunOutcome, SweepTask } from "./sweep-task.ts";

/** Trains a network once and collects the requested values of the run. */
export async function runOutcome(
  loaded: LoadedNetwork,
  { wanted, baseline: isAsked }: Pick<SweepTask, "wanted" | "baseline">,
): Promise<RunOutcome> {
  const { run, diagnostics } = await runLoaded(loaded, {});
  if (run === undefined) return rejected(diagnostics);
  const { ending, iterations, stop } = run;
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const passed = ending !== "notFinite" && errors.length === 0 && run.claims.every(({ holds }) => holds);
  const baseline = isAsked ? baselineOf(loaded.model, loaded.rows, ["validation"]) : undefined;
  const reason = passed ? undefined : errors[0]?.text;
  return {
    ...{ ending, passed, iterations },
    measures: { ...metricsOf(run), ...others(loaded, run, wanted) },
    rows: shownRows(loaded, run, wanted),
    ...(baseline && { baseline }),
    ...(stop === undefined ? {} : { stop }),
    ...(reason === undefined ? {} : { reason }),
    diagnostics,
  };
}

/** The outcome of a run that could not start because its rows are invalid. */
export function rejected(diagnostics: readonly Diagnostic[]): RunOutcome {
  const reason = diagnostics.find(({ severity }) => severity === "error")?.text ?? "";
  return { ending: "rejected", passed: false, iterations: 0, measures: {}, rows: [], reason, diagnostics };
}

/** The outcome of a run that failed because of a bug in Netwright. */
export function failed(problem: string): RunOutcome {
  const reason = `internal error in Netwright: ${problem}`;
  return { ending: "failed", passed: false, iterations: 0, measures: {}, rows: [], reason, diagnostics: [] };
}

/** The loss and every metric that is a single number. */
function metricsOf({ measures }: Run): { readonly [name: string]: number } {
  const all = (["training", "validation", "test"] as const).flatMap((part) =>
    Object.entries(measures[part]).flatMap(([name, value]) =>
      typeof value === "number" ? [[part === "training" ? name : `${part}.${name}`, value] as const] : [],
    ),
  );
  return Object.fromEntries(all);
}

function others(loaded: LoadedNetwork, run: Run, wanted: readonly SweepSubject[]): { readonly [name: string]: number } {
  const snapshot = observe({ ...loaded, parameters: run.parameters }, run);
  const asked = wanted.flatMap((subject) => {
    if (subject.kind === "count") return [[subjectName(subject), snapshot.count(subject.name)] as const];
    return subject.kind === "lasted" ? [[subjectName(subject), snapshot.lasted(subject.name)] as const] : [];
  });
  return Object.fromEntries(asked);
}
