// The programmatic interface: what the command line does, without its printing.

export type { CompactRows, RowPiece, SomeNumbers } from "../runtime/compact-rows.ts";
export type { WebAssemblyMemory } from "../runtime/kernels/web-assembly.ts";
export type { PythonRandom } from "../runtime/python-random.ts";
export type { Shufflable } from "../runtime/random-state.ts";
export type { TeamMember } from "../runtime/team.ts";
export type { Tier } from "./4-schedule/choose-tier.ts";
export type { Standalone } from "./5-emit/emit.ts";
export { type BuildOptions, type Built, build } from "./api/build.ts";
export { type Checked, check, type RowCounts } from "./api/check.ts";
export { type Evaluated, type EvaluateOptions, evaluate } from "./api/evaluate.ts";
export { type Explanation, explain, explainedNames } from "./api/explain.ts";
export { type Predicted, type PredictionOptions, type PredictOptions, predict } from "./api/predict.ts";
export { type Rendered, render } from "./api/render.ts";
export { type Summary, summary } from "./api/summary.ts";
export { type Tested, test } from "./api/test.ts";
export type { TrainedOptions } from "./api/trained.ts";
export {
  type Compilation,
  type Compiled,
  type CompiledModel,
  type CompileOptions,
  compile,
  type Rejected,
} from "./compile.ts";
export { printDiagnostic, type Sources } from "./diagnostics/print-diagnostic.ts";
export { extend } from "./language/extend.ts";
export type * from "./language/forms.ts";
export type { NamedOption } from "./language/schema/named-options.ts";
export type { FamilyWord } from "./language/schema/named-words.ts";
export type { KeyTable, NamedKey, SpecKey } from "./language/schema/spec-keys.ts";
export { standard } from "./language/standard.ts";
export type { Baseline } from "./run/baseline.ts";
export type { PinResult } from "./run/check-pins.ts";
export type { ClaimResult } from "./run/claims.ts";
export type { FinalMeasures } from "./run/final-measures.ts";
export { loadNetwork } from "./run/load-module.ts";
export type * from "./run/network-module.ts";
export type { Measures } from "./run/observe.ts";
export type { Part } from "./run/snapshot.ts";
export type { WeightsFile } from "./run/start.ts";
export type { StopSignal } from "./run/stop-signal.ts";
export type { Threads } from "./run/threads.ts";
export {
  type RejectedRun,
  type Run,
  type RunOptions,
  type RunResult,
  type Trained,
  type TrainingRecord,
  train,
} from "./run/train.ts";
export type { Ending, Moment } from "./run/training-loop.ts";
export { type LoadedLanguage, loadLanguage } from "./run/use/load-language.ts";
export type { LayerFacts, MemoryFacts } from "./summary/summary.ts";
export type { SweepClaimResult, SweepRun } from "./sweep/check-sweep.ts";
export { type FoldStatistic, type Folds, trainFolds } from "./sweep/folds.ts";
export type { RunValues } from "./sweep/select-runs.ts";
export {
  type RejectedSweep,
  type Sweep,
  type SweepOptions,
  type SweepProgress,
  type SweepResult,
  type Swept,
  sweep,
} from "./sweep/sweep.ts";
export type { RunOutcome, ShownRow } from "./sweep/sweep-task.ts";
