import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { isObject, type Json, type JsonObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { EarlyStoppingModel, Model, MonitorModel, TrainModel, UntilModel } from "../../ir/model.ts";
import { hasRowsOf } from "../../ir/split-parts.ts";
import { checkPossible, limitsOf, rangeOfMetric } from "../expect/possible-bound.ts";
import { resolveBound } from "../expect/resolve-bound.ts";
import type { Resolving } from "../resolving.ts";
import { adviceToList } from "./unlisted-metric.ts";

/** The stopping criteria of `train:`. */
export function resolveStopping(at: Resolving, model: Model): Pick<TrainModel, "until" | "earlyStopping"> {
  const { until, earlyStopping } = at.value.train ?? {};
  const bounds = Array.isArray(until) ? until.flatMap((entry: Json, index) => untilOf(at, model, entry, index)) : [];
  const stopping = isObject(earlyStopping) ? earlyStoppingOf(at, model, earlyStopping) : undefined;
  return {
    ...(bounds.length === 0 ? {} : { until: bounds }),
    ...(stopping === undefined ? {} : { earlyStopping: stopping }),
  };
}

function untilOf(at: Resolving, model: Model, entry: Json, index: number): readonly UntilModel[] {
  if (!isObject(entry)) return [];
  const pointer = pointerTo("/train/until", index);
  const name = entry.name as string;
  const on = entry.on === "validation" ? "validation" : "training";
  const monitor = { name, on } as const;
  const bound = resolveBound(at, entry, pointer, name);
  const shown = entry.on === undefined ? `${pointer}/name` : `${pointer}/on`;
  if (!isMeasured(at, model, monitor, { written: name, pointer: `${pointer}/name`, rows: shown })) return [];
  checkPossible(at, name, rangeOfMetric(model, name), bound, pointer);
  return bound === undefined ? [] : [{ ...monitor, ...limitsOf(bound) }];
}

function earlyStoppingOf(at: Resolving, model: Model, written: JsonObject): EarlyStoppingModel | undefined {
  const monitor = String(written.monitor);
  const pointer = "/train/earlyStopping/monitor";
  const [part, ...rest] = monitor.split(".");
  const split = part === "validation" || part === "test" || part === "training";
  if (part === "test") {
    const parameters = { what: monitor, problem: "a stopping criterion must not use the test rows" };
    const advice = `Monitor validation.${rest.join(".")}.`;
    at.report(diagnostic("ending-needs", at.rangeAt(pointer), { ...parameters, advice }));
    return undefined;
  }
  const name = split ? rest.join(".") : monitor;
  const on = part === "validation" ? "validation" : "training";
  if (!isMeasured(at, model, { name, on }, { written: monitor, pointer, rows: pointer })) return undefined;
  const type = model.metrics.find((each) => each.name === name)?.type ?? "loss";
  const { better } = at.language.metrics[type] ?? {};
  if (better === undefined) {
    const parameters = { what: monitor, problem: "it is not known whether higher or lower is better" };
    at.report(diagnostic("ending-needs", at.rangeAt(pointer), parameters));
    return undefined;
  }
  const { patience = 0, minDelta = 0, restoreBestWeights = true } = written;
  return {
    ...{ name, on, better, patience: patience as number, minDelta: minDelta as number },
    restoreBestWeights: restoreBestWeights === true,
  };
}

interface Shown {
  readonly written: string;
  readonly pointer: string;
  /** The JSON pointer of the choice of rows. */
  readonly rows: string;
}

/** Whether it is measured, as one number, on rows that exist; reports it otherwise. */
function isMeasured(at: Resolving, model: Model, { name, on }: MonitorModel, shown: Shown): boolean {
  const tables = model.metrics.filter(({ type }) => at.language.metrics[type]?.accumulate === "table");
  const known = [...(model.losses.length > 0 ? ["loss"] : []), ...model.metrics.map((metric) => metric.name)];
  const range = at.rangeAt(shown.pointer);
  if (!known.includes(name)) {
    const candidates = shown.written === name ? known : known.map((each) => `${on}.${each}`);
    const keras = known.find((each) => shown.written === `val_${each}`);
    const advice = keras === undefined ? adviceToList(model, name) : `Write validation.${keras}.`;
    at.report(diagnostic("ending-unknown", range, { name: shown.written, candidates, ...(advice && { advice }) }));
    return false;
  }
  if (tables.some((metric) => metric.name === name)) {
    at.report(diagnostic("ending-needs", range, { what: shown.written, problem: "it is a table, not one number" }));
    return false;
  }
  if (hasRowsOf(model.dataset, on)) return true;
  at.report(
    diagnostic("ending-needs", at.rangeAt(shown.rows), {
      what: shown.written === name ? `${name} on validation` : shown.written,
      problem: "the dataset has no validation rows",
      advice: "Add `split: { type: random, validation: 0.1 }` to it.",
    }),
  );
  return false;
}
