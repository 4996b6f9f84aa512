import { editorSchema } from "../../language/schema/editor-schema.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { languageFor, type WordsOptions } from "../language-for.ts";
import { writeLine } from "../standard-streams.ts";

/** `netwright schema`: the JSON Schema of specs, for editors and other tools. */
export async function schema(options: WordsOptions): Promise<ExitCode> {
  const words = await languageFor(options);
  if (typeof words === "number") return words;
  writeLine(JSON.stringify(editorSchema(words.language), null, 2));
  return exitCode.fine;
}
