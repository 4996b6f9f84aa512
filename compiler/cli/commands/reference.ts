import { referencePage } from "../../generate/reference-page.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { languageFor, type WordsOptions } from "../language-for.ts";
import { writeLine } from "../standard-streams.ts";

/** `netwright reference`: the page with every word of the language, in Markdown. */
export async function reference(options: WordsOptions): Promise<ExitCode> {
  const words = await languageFor(options);
  if (typeof words === "number") return words;
  writeLine(referencePage(words.language).trimEnd());
  return exitCode.fine;
}
