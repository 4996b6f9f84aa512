import { diagnostic } from "../diagnostics/diagnostic.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import type { OpenSpec } from "./open-spec.ts";
import { report } from "./report.ts";

/** Reports that a spec without `train:` has nothing to train, and which other keys it would need. */
export async function nothingToTrain({ file, model, sources }: OpenSpec, json: boolean): Promise<ExitCode> {
  const descends = model.learning.type === "backpropagation";
  const needs = [
    ...(model.dataset === undefined ? ["dataset"] : []),
    ...(descends && model.losses.length === 0 ? ["loss"] : []),
    ...(descends && model.optimizer === undefined ? ["optimizer"] : []),
  ];
  const range = { file, line: 1, column: 1, length: 1 };
  await report([diagnostic("nothing-to-train", range, { file, needs })], sources, json);
  return exitCode.rejected;
}
