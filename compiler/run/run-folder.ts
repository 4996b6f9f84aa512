import { existsSync } from "node:fs";
import { join } from "node:path";
import { brokenOff, runFile, specOfRun } from "./run-files.ts";

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
  if (specOfRun(folder) === undefined) return !existsSync(runFile(folder, "weights"));
  return isRunOf(folder, renderedSpec);
}

/** Whether a folder holds a run that came to its end. */
export function holdsFinished(folder: string): boolean {
  return existsSync(runFile(folder, "weights")) && brokenOff(folder) === undefined;
}

/** `folder`, or the next of `<folder>-2`, `-3` … that no run of another spec has taken. */
export function freeFolder(folder: string, renderedSpec: string): string {
  for (let ordinal = 1; ; ordinal++) {
    const each = numbered(folder, ordinal);
    if (mayHold(each, renderedSpec)) return each;
  }
}

/** The folder of a run where no other spec is in the way. */
export function plainRunFolder(name: string): string {
  // A name is a text of any kind; it must stay one folder below `runs`.
  const safe = name.replaceAll(/[/\\:\0]/g, "-").replace(/^\.+/, "") || "network";
  return join("runs", safe);
}

function numbered(folder: string, ordinal: number): string {
  return ordinal === 1 ? folder : `${folder}-${ordinal}`;
}
