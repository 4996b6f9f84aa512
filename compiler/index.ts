// The programmatic interface: what the command line does, without its printing.

export { type Compilation, type CompileOptions, compile } from "./compile.ts";
export { fileFinder } from "./data/file-finder.ts";
export type { Diagnostic } from "./diagnostics/diagnostic.ts";
export { printDiagnostic } from "./diagnostics/print-diagnostic.ts";
export { type Extension, extend } from "./language/extend.ts";
export type { Language } from "./language/language.ts";
export { standard } from "./language/standard.ts";
export { loadNetwork } from "./run/load-module.ts";
export type { NetworkModule } from "./run/network-module.ts";
export { type Run, type RunOptions, type RunResult, train } from "./run/train.ts";
export type { SweepClaimResult, SweepRun } from "./sweep/check-sweep.ts";
export { type Sweep, type SweepOptions, type SweepProgress, type SweepResult, sweep } from "./sweep/sweep.ts";
