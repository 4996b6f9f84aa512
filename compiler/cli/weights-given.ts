import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { WeightsFile } from "../run/start.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { readFile } from "./read-file.ts";
import { report } from "./report.ts";

/** The options of commands that take a weights file. */
export interface WeightsOptions {
  readonly weights?: string;
  readonly json?: boolean;
}

/** The weights file that was asked for, if any; an exit code where it cannot be read. */
export async function weightsGiven({ weights, json }: WeightsOptions): Promise<WeightsFile | undefined | ExitCode> {
  if (weights === undefined) return undefined;
  const read = readFile(weights);
  if ("bytes" in read) return { file: weights, bytes: read.bytes };
  await report([diagnostic("weights-unreadable", undefined, { file: weights, problem: read.problem })], {}, json);
  return exitCode.file;
}
