import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Tier } from "../4-schedule/choose-tier.ts";
import type { Compiled } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import { nearest } from "../diagnostics/did-you-mean.ts";
import type { Model } from "../ir/model.ts";
import { withRelated } from "../ir/source-range.ts";
import type { FileFinder } from "../ir/table.ts";
import { compileForThreads, type Threads } from "../run/threads.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { languageFor } from "./language-for.ts";
import { readText } from "./read-file.ts";
import { report, type Sources } from "./report.ts";

/** The options that every command with a spec shares. */
export interface SpecOptions {
  readonly data?: readonly string[];
  readonly set?: readonly string[];
  /** Files that export words. */
  readonly use?: readonly string[];
  readonly json?: boolean;
  readonly tier?: Tier;
  readonly threads?: Threads;
  /** The bytes that the rows may take. */
  readonly maxMemory?: number;
}

/** A spec that was read and compiled without errors. */
export interface OpenSpec {
  readonly file: string;
  readonly text: string;
  readonly files: FileFinder;
  readonly compilation: Compiled;
  readonly model: Model;
  readonly sources: Sources;
}

/** The argument that reads the spec from standard input, and its name in messages. */
const stdin = "-";

/** A spec's path, for messages and names. */
export function specName(file: string): string {
  return file === stdin ? "stdin" : file;
}

/** The text of a spec; if it cannot be read, reports this and returns an exit code. */
export async function specText(file: string, { json }: SpecOptions): Promise<string | ExitCode> {
  const read = readText(file === stdin ? 0 : file);
  if ("text" in read) return read.text;
  await report([unreadable(specName(file), read.problem)], {}, json);
  return exitCode.file;
}

/** Reads and compiles a spec and prints its diagnostics; returns an exit code if it has errors. */
export async function openSpec(path: string, options: SpecOptions): Promise<OpenSpec | ExitCode> {
  const text = await specText(path, options);
  if (typeof text === "number") return text;
  const file = specName(path);
  const words = await languageFor(options);
  if (typeof words === "number") return words;
  const { data = [], set = [], tier = "auto", threads = 1 } = options;
  const files = fileFinder(file, data);
  const compilation = compileForThreads(text, { file, data, set, tier, language: words.language }, threads);
  const { diagnostics } = compilation;
  const sources = { ...words.sources, [file]: text };
  await report(diagnostics, sources, options.json);
  if (compilation.ok) return { file, text, files, compilation, model: compilation.model, sources };
  return codeOfMistakes(diagnostics);
}

/** The exit code for a spec with mistakes; a mistake in `--set` is a usage error. */
export function codeOfMistakes(diagnostics: readonly Diagnostic[]): ExitCode {
  return diagnostics.some(({ range }) => withRelated(range).some(({ file }) => file.startsWith("--")))
    ? exitCode.usage
    : exitCode.rejected;
}

function unreadable(file: string, problem: string): Diagnostic {
  const beside = specsBeside(file);
  const suggestion = beside.includes(file) ? undefined : nearest(file, beside);
  const advice = suggestion === undefined ? {} : { advice: `Did you mean ${suggestion}?` };
  return diagnostic("spec-unreadable", undefined, { file, problem, ...advice });
}

/** The YAML files in the folder of a missing spec. */
function specsBeside(file: string): readonly string[] {
  try {
    const folder = dirname(file);
    const names = readdirSync(folder).filter((name) => /\.ya?ml$/.test(name));
    return names.sort().map((name) => (folder === "." && !file.startsWith(".") ? name : join(folder, name)));
  } catch {
    return [];
  }
}
