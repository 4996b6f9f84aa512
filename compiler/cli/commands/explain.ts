import { type Explanation, explainedNames, explain as explanationsOf } from "../../api/explain.ts";
import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { messages } from "../../diagnostics/messages.ts";
import { unreachable } from "../../ir/unreachable.ts";
import type { Language } from "../../language/language.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { languageFor, type WordsOptions } from "../language-for.ts";
import { optionLines } from "../option-lines.ts";
import { writeJson, writeLine, writeStatus } from "../standard-streams.ts";
import { keyLines, wordLines } from "../word-lines.ts";

/**
 * `netwright explain NAME`: explains a diagnostic code, or a word, key or option of the language; default: lists the
 * codes.
 */
export async function explain(name: string | undefined, options: WordsOptions): Promise<ExitCode> {
  if (name === undefined) return listCodes(options);
  const words = await languageFor(options);
  if (typeof words === "number") return words;
  const { language } = words;
  const found = explanationsOf(name, language);
  if (found.length === 0) return unknown(name, language);
  for (const [index, each] of found.entries()) {
    if (options.json) writeJson(recordOf(each));
    else for (const line of [...(index === 0 ? [] : [""]), ...(await linesOf(each, language))]) writeLine(line);
  }
  return exitCode.fine;
}

function listCodes({ json }: WordsOptions): ExitCode {
  const codes = Object.keys(messages);
  if (json) writeJson({ codes });
  else for (const each of codes) writeLine(each);
  return exitCode.fine;
}

function unknown(name: string, language: Language): ExitCode {
  const near = didYouMean(name, explainedNames(language));
  const hint = near?.startsWith("Did") ? near : "`netwright explain` lists the codes, `netwright reference` the words.";
  writeStatus(`netwright: there is no code and no word "${name}". ${hint}`);
  return exitCode.usage;
}

function recordOf(each: Explanation): object {
  switch (each.kind) {
    case "code": {
      const { kind: _, ...code } = each;
      return code;
    }
    case "word": {
      const { type, summary, formula = null, example } = each.word;
      return { family: each.family, type, summary, formula, example };
    }
    case "key":
      return { of: each.of, ...each.key };
    case "option": {
      const { kind: _, words: of, everywhere: __, ...option } = each;
      return { of, ...option };
    }
    default:
      return unreachable(each);
  }
}

async function linesOf(each: Explanation, language: Language): Promise<readonly string[]> {
  switch (each.kind) {
    case "code":
      return `${each.code} (${each.severity})\n\n${each.explanation}`.split("\n");
    case "word":
      return wordLines(language, each);
    case "key":
      return keyLines(each);
    case "option":
      return optionLines(each);
    default:
      return unreachable(each);
  }
}
