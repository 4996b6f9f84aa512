import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json } from "../../../ir/json.ts";
import type { ByteSource } from "../reading/byte-source.ts";
import { textSource } from "../reading/text-source.ts";
import type { FileSource } from "../tabular/file-sources.ts";
import type { RowsOfFile } from "../tabular/rows-of-file.ts";
import { objectCollector } from "./object-collector.ts";

/** Reads a file with a JSON object on each line. */
export function ndjsonFile(source: FileSource): RowsOfFile | Diagnostic {
  const text = textSource(source.bytes, undefined);
  const collector = objectCollector();
  const lineOf: number[] = [];
  let line = 0;
  const unreadable = (problem: string) => diagnostic("file-unreadable", source.range, { file: source.name, problem });
  for (const written of linesOf(text)) {
    line++;
    if (written.trim() === "") continue;
    const row = parsed(written);
    const problem = row === undefined ? "is not JSON" : collector.add(row);
    if (problem !== undefined) return unreadable(`line ${line} ${problem}`);
    lineOf.push(line);
  }
  const problem = text.problem();
  if (problem !== undefined) return unreadable(problem);
  return collector.finish(source, (row) => ({ line: lineOf[row] ?? 1, column: 1 }));
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

function* linesOf(source: ByteSource): Generator<string> {
  const decoder = new TextDecoder("utf-8");
  let rest = "";
  for (const block of source.blocks(0)) {
    const lines = (rest + decoder.decode(block, { stream: true })).split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
  yield rest;
}
