import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Model } from "../../ir/model.ts";
import { hasRowsOf } from "../../ir/split-parts.ts";
import { type SweepMeasure, type SweepSubject, subjectName } from "../../ir/sweep-model.ts";
import { languageOf } from "../../language/language.ts";
import { lengths } from "../learning/resolve-metrics.ts";
import { adviceToList, adviceToSplit } from "../learning/unlisted-metric.ts";
import type { Resolving } from "../resolving.ts";

/** The subject with that name; undefined, with a diagnostic, if no run has it. */
export function sweepSubject<Subject extends SweepSubject>(
  at: Resolving,
  model: Model,
  subjects: readonly Subject[],
  name: string,
  where: { readonly what: string; readonly pointer: string },
): Subject | undefined {
  const found = subjects.find((each) => subjectName(each) === name || longName(each) === name);
  if (found === undefined) {
    const candidates = subjects.map(subjectName);
    const advice = adviceToList(model, name) ?? adviceToSplit(model, name);
    const subject = { what: where.what, name, candidates, ...(advice && { advice }) };
    at.report(diagnostic("sweep-subject", at.rangeAt(where.pointer), subject));
  }
  return found;
}

/** `training.loss` is `loss`. */
function longName(subject: SweepSubject): string | undefined {
  return subject.kind === "metric" ? `${subject.on}.${subject.name}` : undefined;
}

/** The quantities that are one number per run. */
export function measuresOf(model: Model): readonly SweepMeasure[] {
  // A metric that is a table is not a single number.
  const metrics = model.metrics.filter(({ type }) => languageOf(model).metrics[type]?.accumulate !== "table");
  const names = [...(model.losses.length > 0 ? ["loss"] : []), ...metrics.map(({ name }) => name)];
  const parts = (["training", "validation", "test"] as const).filter((part) => hasRowsOf(model.dataset, part));
  return [
    ...parts.flatMap((on) => names.map((name): SweepMeasure => ({ kind: "metric", name, on }))),
    ...(model.train === undefined ? [] : lengths.map((name): SweepMeasure => ({ kind: "lasted", name }))),
    { kind: "count", name: "parameters" },
    { kind: "count", name: "multiplyAdds" },
  ];
}

/** All that can be shown of a run. */
export function shownOf(model: Model): readonly SweepSubject[] {
  const layers = model.layers.map(({ name }): SweepSubject => ({ kind: "layer", layer: name }));
  return [{ kind: "passed" }, ...measuresOf(model), { kind: "predictions" }, ...layers];
}
