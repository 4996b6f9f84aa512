import { existsSync, readFileSync, renameSync, rmdirSync } from "node:fs";
import { join } from "node:path";

/** The files of a run. */
export const runFiles = { spec: "spec.yaml", metrics: "metrics.ndjson", weights: "weights.safetensors" } as const;

/** The folder in a run's folder from which the files of a new run come into it. Once it has this name they count. */
const incoming = ".netwright-next";

/** Where a folder takes a whole new run from. */
export function incomingIn(folder: string): string {
  return join(folder, incoming);
}

/** The path of a file of a run, also where the process that was bringing new files in was killed on the way. */
export function runFile(folder: string, name: keyof typeof runFiles): string {
  const next = join(folder, incoming, runFiles[name]);
  return existsSync(next) ? next : join(folder, runFiles[name]);
}

/** Brings in what stands ready in a folder. Several processes may do so at once. */
export function bringIn(folder: string): void {
  for (const name of Object.values(runFiles)) {
    unlessMissing(() => renameSync(join(folder, incoming, name), join(folder, name)));
  }
  unlessMissing(() => rmdirSync(join(folder, incoming)));
}

/** Does something to a file; another process may have done it before. */
function unlessMissing(work: () => void): void {
  try {
    work();
  } catch (error) {
    const { code = "" } = error as NodeJS.ErrnoException;
    if (!["ENOENT", "ENOTEMPTY", "EEXIST"].includes(code)) throw error;
  }
}

/** What the spec of a run says, as it was rendered; nothing where the folder holds no run. */
export function specOfRun(folder: string): string | undefined {
  return readIfThere(runFile(folder, "spec"));
}

/** Why the run in a folder ended before it was finished; nothing where it was finished, or there is none. */
export function brokenOff(folder: string): BrokenOff | undefined {
  const last = readIfThere(runFile(folder, "metrics"))?.trimEnd().split("\n").at(-1);
  const ended = last?.includes('"ending"') ? (JSON.parse(last) as Partial<BrokenOff>) : {};
  const { ending, iteration } = ended;
  return ending === undefined || iteration === undefined ? undefined : { ending, iteration };
}

/** The last line of metrics.ndjson of a run that was not finished. */
export interface BrokenOff {
  readonly ending: "interrupted" | "notFinite";
  /** After how many iterations. */
  readonly iteration: number;
}

function readIfThere(file: string): string | undefined {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}
