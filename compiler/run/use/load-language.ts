import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { errorRange, errorSentence, shownPath } from "../../diagnostics/error-range.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import { type Extension, mistakesOfDefaults, withWord } from "../../language/extend.ts";
import type { Language } from "../../language/language.ts";
import { standard } from "../../language/standard.ts";
import { wordFiles, wordsHash } from "./words-hash.ts";

/** A language, or the errors in the files of its words. */
export interface LoadedLanguage {
  readonly language?: Language;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Our language with the words exported by some JavaScript or TypeScript files; paths are relative to the working
 * directory. Never throws on a mistake in them.
 */
export async function loadLanguage(files: readonly string[]): Promise<LoadedLanguage> {
  if (files.length === 0) return { language: standard, diagnostics: [] };
  registerHooks();
  let language: Language = standard;
  const diagnostics: Diagnostic[] = [];
  const added: (readonly [Extension, SourceRange])[] = [];
  const paths = [...new Set(files.map((file) => resolve(file)))];
  for (const path of paths) {
    const { exported, problem } = await exportsOf(path);
    if (problem !== undefined) diagnostics.push(problem);
    for (const [name, value] of exported) {
      const range = rangeOfExport(path, name);
      const { language: next, mistakes } = withWord(language, value);
      diagnostics.push(...mistakes.map((each) => refused(range, each)));
      if (mistakes.length === 0) added.push([value as Extension, range]);
      language = next;
    }
  }
  const defaults = added.flatMap(([word, range]) =>
    mistakesOfDefaults(language, word).map((each) => refused(range, each)),
  );
  diagnostics.push(...defaults);
  if (diagnostics.length > 0) return { diagnostics };
  return { language: { ...language, id: `standard+${wordsHash(paths)}`, files: paths }, diagnostics };
}

function refused(
  range: SourceRange,
  { mistake, hint }: { readonly mistake: string; readonly hint: string },
): Diagnostic {
  return diagnostic("word-refused", range, { mistake, advice: hint });
}

interface Exports {
  /** By name; each word once, even if it is exported under several names. */
  readonly exported: readonly (readonly [name: string, value: unknown])[];
  readonly problem?: Diagnostic;
}

const problems: { readonly [code: string]: string } = { ENOENT: "it does not exist", EISDIR: "it is a folder" };

async function exportsOf(path: string): Promise<Exports> {
  const file = shownPath(path);
  try {
    readFileSync(path);
  } catch (error) {
    const problem = problems[(error as NodeJS.ErrnoException).code ?? ""] ?? "it cannot be read";
    return { exported: [], problem: diagnostic("use-unreadable", undefined, { file, problem }) };
  }
  try {
    const module = (await import(/* @vite-ignore */ pathToFileURL(path).href)) as { readonly [name: string]: unknown };
    const distinct = new Map(
      Object.entries(module)
        .flatMap(([name, value]) => wordsIn(name, value))
        .map((each) => [each[1], each]),
    );
    if (distinct.size > 0) return { exported: [...distinct.values()] };
    return { exported: [], problem: diagnostic("use-empty", undefined, { file }) };
  } catch (error) {
    const exact = errorRange(error) === undefined ? ((await syntaxError(path)) ?? error) : error;
    const range = errorRange(exact) ?? start(file);
    return { exported: [], problem: diagnostic("use-broken", range, { file, problem: errorSentence(exact) }) };
  }
}

/** TypeScript's syntax error in a file or in one that it imports, since Node does not give its position. */
async function syntaxError(path: string): Promise<unknown> {
  const { transpileWords } = await import("../../5-emit/transpile-words.ts");
  for (const [file, text] of wordFiles([path])) {
    try {
      transpileWords(text, file);
    } catch (error) {
      return error;
    }
  }
  return undefined;
}

/** The words in an export: itself, or those in a list. Functions, numbers and texts are ignored. */
function wordsIn(name: string, value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsIn(name, each));
  return typeof value === "object" && value !== null ? [[name, value]] : [];
}

function start(file: string): SourceRange {
  return { file, line: 1, column: 1, length: 1 };
}

/** The source range of an export; default: the first line of the file. */
function rangeOfExport(path: string, name: string): SourceRange {
  const file = shownPath(path);
  const lines = readFileSync(path, "utf8").split("\n");
  const pattern =
    name === "default" ? /^\s*export default / : new RegExp(`^\\s*export (?:const|let|function) (?=${name}\\b)`);
  const line = lines.findIndex((each) => pattern.test(each));
  const found = pattern.exec(lines[line] ?? "");
  if (found === null) return start(file);
  return { file, line: line + 1, column: found[0].length + 1, length: name === "default" ? 1 : name.length };
}

let registered = false;

/**
 * Registers the hooks of Node's loader, once, for files of words. Node before 20.6 has no hooks and loads only
 * JavaScript.
 */
function registerHooks(): void {
  if (registered || typeof register !== "function") return;
  registered = true;
  const own = ["language", "testing"].map((name) => [`netwright/${name}`, urlOf(`netwright/${name}`)] as const);
  register(new URL("./word-hooks.js", import.meta.url), { data: Object.fromEntries(own) });
  // Error positions then refer to the TypeScript source.
  process.setSourceMapsEnabled(true);
}

function urlOf(specifier: string): string {
  return pathToFileURL(createRequire(import.meta.url).resolve(specifier)).href;
}
