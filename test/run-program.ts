import { spawnSync } from "node:child_process";

/** How a program is run, where it differs from the default. */
interface Circumstances {
  readonly input?: string;
  readonly cwd?: string;
  /** Exit codes besides 0 that are no failure. */
  readonly alsoFine?: readonly number[];
}

/** Ends a program that hangs; more than any takes, however busy the machine. */
const hangs = 600_000;

/**
 * Runs a program with the Node of this test and gives what it printed. A program that fails is an error with all that
 * it said: what a failed program printed is never read as its answer.
 */
export function runProgram(words: readonly string[], { input, cwd, alsoFine = [] }: Circumstances = {}): string {
  const { status, signal, stdout, stderr, error } = spawnSync(process.execPath, words, {
    ...(input !== undefined && { input }),
    ...(cwd !== undefined && { cwd }),
    encoding: "utf8",
    maxBuffer: 2 ** 26,
    timeout: hangs,
  });
  if (status !== null && [0, ...alsoFine].includes(status)) return stdout;
  const how = error?.message ?? (signal ? `was ended by ${signal}` : `ended with exit code ${status}`);
  throw new Error(`node ${words.join(" ")} ${how}\n${stderr}${stdout}`);
}
