import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { writeFile } from "./write-file.ts";

/** The files of a run. */
export const runFiles = { weights: "weights.safetensors", metrics: "metrics.ndjson", spec: "spec.yaml" } as const;

/** What the spec of a run says, as it was rendered; nothing where the folder holds no run. */
function specOfRun(folder: string): string | undefined {
  try {
    return readFileSync(join(folder, runFiles.spec), "utf8");
  } catch {
    return undefined;
  }
}

/** Whether a folder holds a run of this spec, rendered: what is expected of a training, or made of it, does not change it. */
export function isRunOf(folder: string, renderedSpec: string): boolean {
  const before = specOfRun(folder);
  return before !== undefined && withoutPromises(before) === withoutPromises(renderedSpec);
}

/** A rendered spec without `about:`, `expect:` and `sweep:`, each with the lines below it. */
function withoutPromises(renderedSpec: string): string {
  return renderedSpec.replaceAll(/^(?:about|expect|sweep):.*(?:\n(?!\S).*)*\n?/gm, "").trimEnd();
}

/** Whether a folder may take the run of a spec: it is not there, holds no run, or one of the same spec. */
export function mayHold(folder: string, renderedSpec: string): boolean {
  if (specOfRun(folder) === undefined) return !existsSync(join(folder, runFiles.weights));
  return isRunOf(folder, renderedSpec);
}

/** `runs/<name>`, or the next of `runs/<name>-2`, `-3` … that no run of another spec has taken. */
export function freeRunFolder(name: string, renderedSpec: string): string {
  for (let ordinal = 1; ; ordinal++) {
    const folder = numbered(name, ordinal);
    if (mayHold(folder, renderedSpec)) return folder;
  }
}

/** The run of a spec among `runs/<name>`, `-2` …; the first of them where none is of this very spec. */
export function findRunFolder(name: string, renderedSpec: string): string {
  for (let ordinal = 1; existsSync(numbered(name, ordinal)); ordinal++) {
    const folder = numbered(name, ordinal);
    if (isRunOf(folder, renderedSpec)) return folder;
  }
  return numbered(name, 1);
}

function numbered(name: string, ordinal: number): string {
  // A name is a text of any kind; it must stay one folder below `runs`.
  const safe = name.replaceAll(/[/\\:\0]/g, "-").replace(/^\.+/, "") || "network";
  return join("runs", ordinal === 1 ? safe : `${safe}-${ordinal}`);
}

/** What a run leaves behind. */
export interface RunRecord {
  readonly weights: Uint8Array;
  /** One object for each line of metrics.ndjson. */
  readonly metrics: readonly object[];
  readonly spec: string;
}

/** Writes a run, each file in one move, the weights last: a folder with weights is a whole run. */
export function writeRun(folder: string, { weights, metrics, spec }: RunRecord): void {
  makeFolder(folder);
  writeFile(join(folder, runFiles.spec), spec);
  writeFile(join(folder, runFiles.metrics), metrics.map((line) => `${JSON.stringify(line)}\n`).join(""));
  writeFile(join(folder, runFiles.weights), weights);
}

/** The folder of a run where no other spec is in the way. */
export function plainRunFolder(name: string): string {
  return numbered(name, 1);
}
