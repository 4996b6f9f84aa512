import { existsSync, readdirSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "../1-parse/parse.ts";
import type { Spec } from "../ir/spec.ts";
import type { Language } from "../language/language.ts";
import { isFolder } from "./is-folder.ts";
import { runFile, runFiles, specOfRun } from "./run-files.ts";
import { plainRunFolder } from "./run-folder.ts";

/** A stored run: its folder, and the trained spec with every default. */
export interface KeptRun {
  readonly folder: string;
  readonly specText: string;
  /** Undefined if the text is not a valid spec. */
  readonly spec: Spec | undefined;
}

/** The run in a folder, or the first of its files that is missing. */
export function keptRun(folder: string, language: Language): KeptRun | { readonly lacks: string } {
  if (!existsSync(runFile(folder, "weights"))) return { lacks: runFiles.weights };
  const specText = specOfRun(folder);
  if (specText === undefined) return { lacks: runFiles.spec };
  return { folder, specText, spec: parse(specText, runFile(folder, "spec"), { language }).spec };
}

/** The runs of a network by its name, `runs/<name>` and `runs/<name>-2` …, the newest first. */
export function keptRuns(name: string, language: Language): readonly KeptRun[] {
  const plain = plainRunFolder(name);
  const folders = existing(dirname(plain)).filter((folder) => isNumbered(basename(plain), folder));
  const runs = folders.flatMap((folder) => {
    const run = keptRun(join(dirname(plain), folder), language);
    // The name of a network may itself be `net-2`.
    return "spec" in run && run.spec?.value.name === name ? [run] : [];
  });
  return runs.sort((a, b) => trainedAt(b) - trainedAt(a) || b.folder.length - a.folder.length);
}

function existing(folder: string): readonly string[] {
  return isFolder(folder) ? readdirSync(folder).sort().reverse() : [];
}

function isNumbered(plain: string, folder: string): boolean {
  return folder === plain || (folder.startsWith(`${plain}-`) && /^[1-9]\d*$/.test(folder.slice(plain.length + 1)));
}

function trainedAt({ folder }: KeptRun): number {
  return statSync(runFile(folder, "weights")).mtimeMs;
}
