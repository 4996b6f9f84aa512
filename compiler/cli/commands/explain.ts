import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { messages } from "../../diagnostics/messages.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { languageFor, type WordsOptions } from "../language-for.ts";
import { say, sayJson, tell } from "../speak.ts";

/** The options of `explain`. */
export interface ExplainOptions extends WordsOptions {
  readonly json?: boolean;
}

/** `netwright explain NAME`: what a code of a diagnostic or a word, key or option of the language means; without a name, the codes. */
export async function explain(name: string | undefined, options: ExplainOptions): Promise<ExitCode> {
  const { json } = options;
  const codes = Object.keys(messages);
  if (name === undefined) {
    if (json) sayJson({ codes });
    else for (const each of codes) say(each);
    return exitCode.fine;
  }
  const found = Object.entries(messages).find(([each]) => each === name)?.[1];
  return found === undefined ? explainWord(name, options) : explainCode(name, found as Explained, json);
}

/** A word may stand in several families, a key in several maps, an option in several words: each is explained. */
async function explainWord(name: string, given: ExplainOptions): Promise<ExitCode> {
  const { json } = given;
  const spoken = await languageFor(given);
  if (typeof spoken === "number") return spoken;
  const { language } = spoken;
  const { keyLines, wordLines, wordNames, wordsNamed } = await import("../word-lines.ts");
  const { keysNamed } = await import("../../language/schema/spec-keys.ts");
  const { optionLines, optionNames, optionsNamed } = await import("../option-lines.ts");
  const [words, keys, options] = [wordsNamed(language, name), keysNamed(language, name), optionsNamed(language, name)];
  if (words.length + keys.length + options.length === 0) {
    const near = didYouMean(name, [...Object.keys(messages), ...wordNames(language), ...optionNames(language)]);
    const hint = near?.startsWith("Did")
      ? near
      : "`netwright explain` lists the codes, `netwright reference` the words.";
    tell(`netwright: there is no code and no word "${name}". ${hint}`);
    return exitCode.usage;
  }
  if (json) {
    for (const { family, word } of words) {
      const { type, summary, formula = null, example } = word;
      sayJson({ family, type, summary, formula, example });
    }
    for (const { key, of } of keys) sayJson({ of, ...key });
    for (const { words: of, everywhere: _, ...option } of options) sayJson({ of, ...option });
    return exitCode.fine;
  }
  const told = [
    ...(await Promise.all(words.map((word) => wordLines(language, word)))),
    ...keys.map(keyLines),
    ...options.map(optionLines),
  ];
  for (const line of told.flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]))) say(line);
  return exitCode.fine;
}

interface Explained {
  readonly explanation: string;
  readonly severity?: string;
}

function explainCode(
  code: string,
  { explanation, severity = "error" }: Explained,
  json: boolean | undefined,
): ExitCode {
  if (json) sayJson({ code, severity, explanation });
  else say(`${code} (${severity})\n\n${explanation}`);
  return exitCode.fine;
}
