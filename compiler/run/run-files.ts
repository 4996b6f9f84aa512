import { existsSync, readFileSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";

/** The files of a run. */
export const runFiles = { spec: "spec.yaml", metrics: "metrics.ndjson", weights: "weights.safetensors" } as const;

/** The folder in a run's folder with the files of a new run. From the moment it has this name, they are valid. */
const incoming = ".netwright-next";

/** The path of the folder for the files of a new run. */
export function incomingIn(folder: string): string {
  return join(folder, incoming);
}

/** The path of a file of a run, also if the process that was moving new files was killed. */
export function runFile(folder: string, name: keyof typeof runFiles): string {
  const next = join(folder, incoming, runFiles[name]);
  return existsSync(next) ? next : join(folder, runFiles[name]);
}

/** Moves the files of a new run into the run's folder. Several processes may do this at once. */
export function bringIn(folder: string): void {
  for (const name of Object.values(runFiles)) {
    unlessMissing(() => renameSync(join(folder, incoming, name), join(folder, name)));
  }
  unlessMissing(() => rmdirSync(join(folder, incoming)));
}

/** Does an operation on a file; ignores that another process has already done it. */
function unlessMissing(work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(code)) throw error;
  }
}

/** The rendered spec of a run; undefined if the folder contains no run. */
export function specOfRun(folder: string): string | undefined {
  return readIfThere(runFile(folder, "spec"));
}

/** Why the run in a folder is unfinished; undefined if it is finished, or there is none. */
export function brokenOff(folder: string): BrokenOff | undefined {
  const last = readIfThere(runFile(folder, "metrics"))?.trimEnd().split("\n").at(-1);
  const ended = last?.includes('"ending"') ? (JSON.parse(last) as Partial<BrokenOff>) : {};
  const { ending, iteration } = ended;
  return ending === undefined || iteration === undefined ? undefined : { ending, iteration };
}

/** The last line of metrics.ndjson of an unfinished run. */
export interface BrokenOff {
  readonly ending: "interrupted" | "notFinite";
  /** The number of iterations made. */
  readonly iteration: number;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
