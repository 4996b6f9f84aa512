import type { Rejected } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { readRows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Baseline } from "../run/baseline.ts";
import { evaluateFile } from "../run/evaluate-file.ts";
import { type Measures, measure, mistakesOf } from "../run/observe.ts";
import { type TrainedOptions, trained } from "./trained.ts";

/** The loss and the metrics of a network over each part of its rows; empty where there are no such rows. */
export interface Evaluated {
  readonly ok: true;
  readonly training: Measures;
  readonly validation: Measures;
  readonly test: Measures;
  /** What always giving the same answer comes to on the rows of a file. */
  readonly baseline?: Baseline;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A spec, weights, and what to measure them on. */
export interface EvaluateOptions extends TrainedOptions {
  /** A file or folder with rows that were not in training, all of them test rows; default: the rows of the spec. */
  readonly rows?: string;
}

/** Measures a trained network on the rows of its spec, or of a file, without training it. */
export async function evaluate(text: string, options: EvaluateOptions): Promise<Evaluated | Rejected> {
  const found = await trained(text, options);
  if (!found.ok) return found;
  const { model, spec } = found.compilation;
  if (options.rows !== undefined) {
    const measured = evaluateFile(found, options.rows);
    if (!("measures" in measured)) return { ok: false, spec, diagnostics: measured.diagnostics };
    const { measures: test, baseline, diagnostics } = measured;
    return { ok: true, training: {}, validation: {}, test, ...(baseline && { baseline }), diagnostics };
  }
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
