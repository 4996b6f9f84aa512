import type { Rejected } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { readRows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { type Measures, measure, mistakesOf } from "../run/observe.ts";
import { type TrainedOptions, trained } from "./trained.ts";

/** The loss and the metrics of a network over each part of its rows; empty where there are no such rows. */
export interface Evaluated {
  readonly ok: true;
  readonly training: Measures;
  readonly validation: Measures;
  readonly test: Measures;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Measures a trained network on the rows of its spec, without training it. */
export async function evaluate(text: string, options: TrainedOptions): Promise<Evaluated | Rejected> {
  const found = await trained(text, options);
  if (!found.ok) return found;
  const { model, spec } = found.compilation;
  const { rows, diagnostics: read } = readRows(model, fileFinder(options.file, options.data));
  const diagnostics = [...read, ...mistakesOf(rows, "test")];
  if (hasErrors(diagnostics)) return { ok: false, spec, diagnostics };
  const observed = { ...found, model, rows };
  return {
    ok: true,
    training: measure(observed, "training"),
    validation: measure(observed, "validation"),
    test: measure(observed, "test"),
    diagnostics,
  };
}
