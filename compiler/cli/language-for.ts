import { readFileSync } from "node:fs";
import { shownPath } from "../diagnostics/error-range.ts";
import type { Language } from "../language/language.ts";
import { loadLanguage } from "../run/use/load-language.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { report, type Sources } from "./report.ts";

/** Options of every command that uses a language. */
export interface WordsOptions {
  /** Files that export words. */
  readonly use?: readonly string[];
  readonly json?: boolean;
}

/** The language of a command, and the texts of the files with user-defined words, for code frames. */
export interface SpokenLanguage {
  readonly language: Language;
  readonly sources: Sources;
}

/** Our language with the words of `--use`; if they have errors, reports these and returns an exit code. */
export async function languageFor({ use = [], json }: WordsOptions): Promise<SpokenLanguage | ExitCode> {
  const { language, diagnostics } = await loadLanguage(use);
  const sources = Object.fromEntries(use.flatMap((file) => sourceOf(file)));
  await report(diagnostics, sources, json);
  if (language !== undefined) return { language, sources };
  return diagnostics.some(({ code }) => code === "use-unreadable") ? exitCode.file : exitCode.rejected;
}

function sourceOf(file: string): readonly (readonly [string, string])[] {
  try {
    return [[shownPath(file), readFileSync(file, "utf8")]];
  } catch {
    return [];
  }
}
