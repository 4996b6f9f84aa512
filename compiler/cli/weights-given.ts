import { statSync } from "node:fs";
import { diagnostic } from "../diagnostics/diagnostic.ts";
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

/** The weights file that was asked for, if any; an exit code where it cannot be read. */
export async function weightsGiven({ weights, json }: WeightsOptions): Promise<WeightsFile | undefined | ExitCode> {
  if (weights === undefined) return undefined;
  const file = fileOf(weights);
  const read = readFile(file);
  if ("bytes" in read) return { file, bytes: read.bytes };
  await report([diagnostic("weights-unreadable", undefined, { file, problem: read.problem })], {}, json);
  return exitCode.file;
}

/** The folder of a run stands for the weights in it. */
function fileOf(weights: string): string {
  const isFolder = statSync(weights, { throwIfNoEntry: false })?.isDirectory() === true;
  return isFolder ? runFile(weights, "weights") : weights;
}
