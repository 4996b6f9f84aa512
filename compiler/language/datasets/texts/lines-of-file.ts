import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import { type Encoding, textSource } from "../reading/text-source.ts";
import type { FileSource } from "../tabular/file-sources.ts";

/** The lines of a file that hold anything. */
export interface LinesOfFile {
  readonly kind: "lines";
  readonly source: FileSource;
  readonly lines: readonly string[];
  /** The number of each of them in the file. */
  readonly numbers: readonly number[];
  /** How many lines hold nothing. */
  readonly empty: number;
}

/** Reads the lines of a file, without spaces around them. */
export function linesOfFile(source: FileSource, encoding: Encoding | undefined): LinesOfFile | Diagnostic {
  const text = wholeText(source, encoding);
  if (typeof text !== "string") return text;
  const [lines, numbers]: [string[], number[]] = [[], []];
  const all = text.split("\n");
  // What follows the last line break is no line of its own where it is empty.
  if (all.at(-1)?.trim() === "") all.pop();
  all.forEach((written, index) => {
    const line = written.trim();
    if (line === "") return;
    lines.push(line);
    numbers.push(index + 1);
  });
  return { kind: "lines", source, lines, numbers, empty: all.length - lines.length };
}

/** The characters of a file, or why they cannot be read. */
export function wholeText(source: FileSource, encoding: Encoding | undefined): string | Diagnostic {
  const { name, range } = source;
  const text = textSource(source.bytes, encoding);
  const decoder = new TextDecoder("utf-8");
  let whole = "";
  for (const block of text.blocks(0)) whole += decoder.decode(block, { stream: true });
  const problem = text.problem();
  if (problem === undefined) return whole;
  const advice = "If its characters are those of Western Europe, add to the dataset: encoding: windows-1252";
  return diagnostic("file-unreadable", range, { file: name, problem, advice });
}
