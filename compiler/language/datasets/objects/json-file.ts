import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json } from "../../../ir/json.ts";
import { textSource } from "../reading/text-source.ts";
import type { FileSource } from "../tabular/file-sources.ts";
import type { RowsOfFile } from "../tabular/rows-of-file.ts";
import { elementPosition } from "./element-position.ts";
import { objectCollector } from "./object-collector.ts";

/** The most characters that a JavaScript text can have. */
const mostCharacters = 536_870_888;

/** Reads a file with one JSON list of objects. */
export function jsonFile(source: FileSource): RowsOfFile | Diagnostic {
  const read = wholeText(source);
  const unreadable = (problem: string) => diagnostic("file-unreadable", source.range, { file: source.name, problem });
  if ("problem" in read) return unreadable(read.problem);
  const rows = parsed(read.text);
  if (rows === undefined) return unreadable("it is not JSON; with an object on each line it is ndjson");
  if (!Array.isArray(rows)) return unreadable("it is not a list of rows");
  const collector = objectCollector();
  for (const [row, each] of rows.entries()) {
    const problem = collector.add(each as Json);
    if (problem !== undefined) return unreadable(`row ${row + 1} ${problem}`);
  }
  return collector.finish(source, (row) => elementPosition(read.text, row));
}

function wholeText({ bytes }: FileSource): { readonly text: string } | { readonly problem: string } {
  const source = textSource(bytes, undefined);
  const decoder = new TextDecoder("utf-8");
  const parts: string[] = [];
  let length = 0;
  for (const block of source.blocks(0)) {
    const part = decoder.decode(block, { stream: true });
    length += part.length;
    if (length > mostCharacters)
      return { problem: `it is longer than ${mostCharacters} characters; write it as ndjson` };
    parts.push(part);
  }
  const problem = source.problem();
  return problem === undefined ? { text: parts.join("") } : { problem };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
