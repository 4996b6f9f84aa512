import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import { type Measures, measure, type Observed } from "./observe.ts";

/** The loss and the metrics over each part of the rows; empty if there are no such rows. */
export interface FinalMeasures {
  readonly training: Measures;
  readonly validation: Measures;
  readonly test: Measures;
}

/** Measures a network on each part of the rows. */
export function measureAll(observed: Observed): FinalMeasures {
  return {
    training: measure(observed, "training"),
    validation: measure(observed, "validation"),
    test: measure(observed, "test"),
  };
}

/** Reports a loss that is not finite after the last update, which the training itself does not check. */
export function lossNotFinite(model: Model, { loss }: Measures, iterations: number): readonly Diagnostic[] {
  if (loss === undefined || Number.isFinite(loss)) return [];
  return [diagnostic("loss-not-finite", model.optimizer?.range, { found: String(loss), updates: iterations })];
}
