import { existsSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { type BrokenOff, bringIn, incomingIn, runFile, runFiles, specOfRun } from "./run-files.ts";
import { freeFolder, holdsFinished, mayHold } from "./run-folder.ts";
import { clearStaged, stagedPath } from "./staging.ts";
import { syncFolder, writeNewFile } from "./write-file.ts";

/** The results of a run to be stored. */
export interface RunRecord {
  readonly weights: Uint8Array;
  /** One object for each line of metrics.ndjson. */
  readonly metrics: readonly object[];
  readonly spec: string;
  /** If it is unfinished: the last line of metrics.ndjson. */
  readonly brokenOff?: BrokenOff;
}

/**
 * Stores a run, in `folder` if that is free: a run of another spec is not overwritten, nor a finished run if this one
 * is unfinished. Returns the folder that it was written to.
 */
export function keepRun(folder: string, record: RunRecord): string {
  for (;;) {
    const preferred = freeFolder(folder, record.spec);
    const aside = record.brokenOff !== undefined && holdsFinished(preferred);
    const into = aside ? freeFolder(`${preferred}-unfinished`, record.spec) : preferred;
    if (writeRun(into, record)) return into;
  }
}

/**
 * Writes a run: all of its files or none, even if the process is killed or the disk is full. They are written into a
 * temporary folder in `folder`, which is then renamed in one atomic operation. Returns false if another process has
 * written a run of another spec first.
 */
export function writeRun(folder: string, record: RunRecord): boolean {
  const isNew = !existsSync(folder);
  makeFolder(folder);
  clearStaged(folder);
  const staged = stagedPath(folder);
  try {
    writeFiles(staged, record);
    if (!claim(folder, staged, record.spec)) return false;
    moveIn(folder, staged);
    return true;
  } finally {
    rmSync(staged, { recursive: true, force: true });
    if (isNew) removeIfEmpty(folder);
  }
}

function writeFiles(staged: string, { weights, metrics, spec, brokenOff }: RunRecord): void {
  mkdirSync(staged);
  const lines = [...metrics, ...(brokenOff ? [brokenOff] : [])].map((line) => `${JSON.stringify(line)}\n`);
  writeNewFile(join(staged, runFiles.spec), spec);
  writeNewFile(join(staged, runFiles.metrics), lines.join(""));
  writeNewFile(join(staged, runFiles.weights), weights);
  syncFolder(staged);
}

/** Claims the folder for this run. Of two processes that use an empty folder at once, one creates the link first. */
function claim(folder: string, staged: string, spec: string): boolean {
  if (specOfRun(folder) !== undefined || existsSync(runFile(folder, "weights"))) return mayHold(folder, spec);
  // A copy: renaming a file to a hard link of itself does nothing.
  const copy = join(staged, "claim");
  writeNewFile(copy, spec);
  try {
    linkSync(copy, join(folder, runFiles.spec));
    return true;
  } catch (error) {
    // A file system without links: two processes at once are not detected.
    return (error as NodeJS.ErrnoException).code !== "EEXIST" || mayHold(folder, spec);
  } finally {
    rmSync(copy);
  }
}

/** Moves the files to their folder; a run already staged by another process is moved first. */
function moveIn(folder: string, staged: string): void {
  for (let attempts = 1; ; attempts++) {
    bringIn(folder);
    try {
      renameSync(staged, incomingIn(folder));
      break;
    } catch (error) {
      if (attempts === 100) throw error;
    }
  }
  syncFolder(folder);
  bringIn(folder);
  syncFolder(folder);
}

function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // It contains a run.
  }
}
