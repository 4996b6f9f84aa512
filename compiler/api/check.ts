import { type Compiled, type CompileOptions, compile, type Rejected } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { readRows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import type { FileFinder } from "../ir/table.ts";
import { planSweep } from "../sweep/plan-sweep.ts";

/** How many rows each part of a dataset has. */
export interface RowCounts {
  readonly training: number;
  readonly validation: number;
  readonly test: number;
}

/** A spec without errors. */
export interface Checked {
  readonly ok: true;
  readonly model: Model;
  /** Absent without a dataset, or where its files are not there. */
  readonly rows?: RowCounts;
  /** True where files of the dataset are not there: only the spec was checked. */
  readonly dataMissing: boolean;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads a spec, its `sweep:` and its data, where they are there, and says what is wrong. Trains nothing. */
export function check(text: string, options: CompileOptions): Checked | Rejected {
  const compilation = compile(text, options);
  if (!compilation.ok) return compilation;
  const checked = checkCompiled(compilation, fileFinder(options.file, options.data));
  return { ...checked, diagnostics: [...compilation.diagnostics, ...checked.diagnostics] };
}

/** The same for a spec that was compiled; its own warnings are not repeated. */
export function checkCompiled({ spec, model }: Compiled, files: FileFinder): Checked | Rejected {
  const swept = model.sweep === undefined ? [] : planSweep(spec, model.sweep, files).diagnostics;
  if (hasErrors(swept)) return { ok: false, spec, diagnostics: swept };
  const { rows, diagnostics: read } = readRows(model, files);
  const dataMissing = read.some(({ code }) => code === "file-missing");
  const diagnostics = dataMissing ? swept : [...swept, ...read];
  if (hasErrors(diagnostics)) return { ok: false, spec, diagnostics };
  return { ok: true, model, dataMissing, diagnostics, ...(rows && { rows: rows.data.counts }) };
}
