import { existsSync, linkSync, mkdirSync, renameSync, rmdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { makeFolder } from "./make-folder.ts";
import { type BrokenOff, bringIn, incomingIn, runFile, runFiles, specOfRun } from "./run-files.ts";
import { freeFolder, holdsFinished, mayHold } from "./run-folder.ts";
import { clearStaged, stagedPath } from "./staging.ts";
import { syncFolder, writeNewFile } from "./write-file.ts";

/** What a run leaves behind. */
export interface RunRecord {
  readonly weights: Uint8Array;
  /** One object for each line of metrics.ndjson. */
  readonly metrics: readonly object[];
  readonly spec: string;
  /** Where it was not finished: the last line of metrics.ndjson. */
  readonly brokenOff?: BrokenOff;
}

/**
 * Keeps a run, in `folder` if that is free: a run of another spec that has come there meanwhile stays, and so does a
 * finished run where this one was broken off. Gives the folder that it was written to.
 */
export function keepRun(folder: string, record: RunRecord): string {
  for (;;) {
    const wished = freeFolder(folder, record.spec);
    const aside = record.brokenOff !== undefined && holdsFinished(wished);
    const into = aside ? freeFolder(`${wished}-unfinished`, record.spec) : wished;
    if (writeRun(into, record)) return into;
  }
}

/**
 * Writes a run: all of its files or none, whenever the process is killed and however full the disk is. They are
 * written into a folder of their own within `folder`, which then gets, in one move, the name from which they count.
 * False where a run of another spec was quicker.
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

/** Whether the folder is this run's to take. Of two that come into an empty one at once, one links its spec first. */
function claim(folder: string, staged: string, spec: string): boolean {
  if (specOfRun(folder) !== undefined || existsSync(runFile(folder, "weights"))) return mayHold(folder, spec);
  // A copy: to move a file onto a link of itself would do nothing.
  const copy = join(staged, "claim");
  writeNewFile(copy, spec);
  try {
    linkSync(copy, join(folder, runFiles.spec));
    return true;
  } catch (error) {
    // A file system without links: two processes at once are not noticed.
    return (error as NodeJS.ErrnoException).code !== "EEXIST" || mayHold(folder, spec);
  } finally {
    rmSync(copy);
  }
}

/** Moves the files to their folder; a run that another process has staged before is moved first. */
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
    // It holds a run.
  }
}
