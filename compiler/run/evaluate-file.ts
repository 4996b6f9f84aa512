import type { CompiledModel } from "../compile.ts";
import { evaluationRows } from "../data/evaluation-rows.ts";
import { fittedIn } from "../data/fitted-columns.ts";
import type { Rows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { type Baseline, baselineOf } from "./baseline.ts";
import type { NetworkModule, Parameters } from "./network-module.ts";
import { type Measures, measure } from "./observe.ts";
import { tensorsOf } from "./tensors.ts";

/** A trained network that is measured on the rows of a file. */
export interface FileEvaluation {
  readonly rows: Rows;
  /** Rows that a rule for missing values leaves out. */
  readonly skipped: number;
  /** The loss and the metrics. */
  readonly measures: Measures;
  /** What always giving the same answer, the best for these rows, comes to. */
  readonly baseline?: Baseline;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** A network with its weights. */
interface Evaluated {
  readonly compilation: CompiledModel;
  readonly network: NetworkModule;
  readonly parameters: Parameters;
}

/** Measures a trained network on rows with targets that were not in its training, or says what is wrong with them. */
export function evaluateFile(
  evaluated: Evaluated,
  file: string,
  maxMemory?: number,
): FileEvaluation | { readonly diagnostics: readonly Diagnostic[] } {
  const { compilation, network, parameters } = evaluated;
  const { model } = compilation;
  const fitted = fittedIn(tensorsOf(network.writeParameters(parameters)).values());
  const { rows, skipped, diagnostics } = evaluationRows(model, file, fitted, maxMemory);
  if (rows === undefined || hasErrors(diagnostics)) return { diagnostics };
  const measures = measure({ compilation, model, network, parameters, rows }, "test");
  const baseline = baselineOf(model, rows);
  return { rows, skipped, measures, ...(baseline && { baseline }), diagnostics };
}
