import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { messages } from "../../diagnostics/messages.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { say, sayJson, tell } from "../speak.ts";

/** `netwright explain NAME`: what a code of a diagnostic or a word, key or option of the language means; without a name, the codes. */
export async function explain(name: string | undefined, { json }: { readonly json?: boolean }): Promise<ExitCode> {
  const codes = Object.keys(messages);
  if (name === undefined) {
    if (json) sayJson({ codes });
    else for (const each of codes) say(each);
    return exitCode.fine;
  }
  const found = Object.entries(messages).find(([each]) => each === name)?.[1];
  return found === undefined ? explainWord(name, json) : explainCode(name, found as Explained, json);
}

/** A word may stand in several families, a key in several maps, an option in several words: each is explained. */
async function explainWord(name: string, json: boolean | undefined): Promise<ExitCode> {
  const { keyLines, wordLines, wordNames, wordsNamed } = await import("../word-lines.ts");
  const { keysNamed } = await import("../../language/schema/spec-keys.ts");
  const { standard } = await import("../../language/standard.ts");
  const { optionLines, optionNames, optionsNamed } = await import("../option-lines.ts");
  const [words, keys, options] = [wordsNamed(standard, name), keysNamed(standard, name), optionsNamed(standard, name)];
  if (words.length + keys.length + options.length === 0) {
    const near = didYouMean(name, [...Object.keys(messages), ...wordNames(standard), ...optionNames(standard)]);
    const hint = near?.startsWith("Did") ? near : "`netwright explain` lists the codes, specs/README.md the words.";
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
    ...(await Promise.all(words.map((word) => wordLines(standard, word)))),
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
