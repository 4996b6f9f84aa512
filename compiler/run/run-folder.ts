import { existsSync } from "node:fs";
import { join } from "node:path";
import { brokenOff, runFile, specOfRun } from "./run-files.ts";

/** Whether a folder contains a run of this rendered spec; `about:`, `expect:` and `sweep:` are not compared. */
export function isRunOf(folder: string, renderedSpec: string): boolean {
  const before = specOfRun(folder);
  return before !== undefined && withoutPromises(before) === withoutPromises(renderedSpec);
}

/** A rendered spec without `about:`, `expect:` and `sweep:`, each with the lines below it. */
function withoutPromises(renderedSpec: string): string {
  return renderedSpec.replaceAll(/^(?:about|expect|sweep):.*(?:\n(?!\S).*)*\n?/gm, "").trimEnd();
}

/** Whether a run of a spec may be written to a folder: it does not exist, has no run, or a run of the same spec. */
export function mayHold(folder: string, renderedSpec: string): boolean {
  if (specOfRun(folder) === undefined) return !existsSync(runFile(folder, "weights"));
  return isRunOf(folder, renderedSpec);
}

/** Whether a folder contains a finished run. */
export function holdsFinished(folder: string): boolean {
  return existsSync(runFile(folder, "weights")) && brokenOff(folder) === undefined;
}

/** The first of `folder`, `<folder>-2`, `<folder>-3` … without a run of another spec. */
export function freeFolder(folder: string, renderedSpec: string): string {
  for (let ordinal = 1; ; ordinal++) {
    const each = numbered(folder, ordinal);
    if (mayHold(each, renderedSpec)) return each;
  }
}

/** The default folder of a run, if it is not taken by another spec. */
export function plainRunFolder(name: string): string {
  // A name may be any text; it must become a single folder below `runs`.
  const safe = name.replaceAll(/[/\\:\0]/g, "-").replace(/^\.+/, "") || "network";
  return join("runs", safe);
}

function numbered(folder: string, ordinal: number): string {
  return ordinal === 1 ? folder : `${folder}-${ordinal}`;
}
