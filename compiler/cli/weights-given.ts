import { diagnostic } from "../diagnostics/diagnostic.ts";
import { isFolder } from "../run/is-folder.ts";
import { runFile } from "../run/run-files.ts";
import type { WeightsFile } from "../run/start.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { readFile } from "./read-file.ts";
import { report } from "./report.ts";

/** The options of commands that take a weights file. */
export interface WeightsOptions {
  readonly weights?: string;
  readonly json?: boolean;
}

/** The file of `--weights`, if given; an exit code if it cannot be read. */
export async function weightsGiven({ weights, json }: WeightsOptions): Promise<WeightsFile | undefined | ExitCode> {
  if (weights === undefined) return undefined;
  const file = fileOf(weights);
  const read = readFile(file);
  if ("bytes" in read) return { file, bytes: read.bytes };
  await report([diagnostic("weights-unreadable", undefined, { file, problem: read.problem })], {}, json);
  return exitCode.file;
}

/** For the folder of a run, the weights file in it. */
function fileOf(weights: string): string {
  return isFolder(weights) ? runFile(weights, "weights") : weights;
}
