import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Encoding } from "../reading/text-source.ts";
import type { FileSource } from "../tabular/file-sources.ts";
import type { LabelledSource } from "./labelled-sources.ts";
import { type LinesOfFile, linesOfFile, wholeText } from "./lines-of-file.ts";
import { lineBreak, type TokenValues, tokensOf } from "./token-options.ts";

/** Tokens that follow one another: those of a file, or of a line. */
export interface TokenSequence {
  readonly source: FileSource;
  readonly tokens: readonly string[];
  /** The line on which they begin. */
  readonly line: number;
}

/** The tokens of all files, and where each row begins. */
export interface TokenCorpus {
  readonly kind: "corpus";
  readonly rows: readonly { readonly sequence: TokenSequence; readonly start: number }[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the tokens of files. Rows of a running text do not go on from one file into the next. */
export function tokenCorpus(
  sources: readonly LabelledSource[],
  values: TokenValues,
  encoding: Encoding | undefined,
): TokenCorpus | Diagnostic {
  const rows: TokenCorpus["rows"][number][] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { source } of sources) {
    const sequences = values.lines ? lineSequences(source, values, encoding) : runningText(source, values, encoding);
    if ("code" in sequences) return sequences;
    diagnostics.push(...sequences.diagnostics);
    const found = rowsOf(sequences.list, values);
    if (found.length === 0) return tooShort(source, values);
    for (const row of found) rows.push(row);
  }
  return { kind: "corpus", rows, diagnostics };
}

function rowsOf(sequences: readonly TokenSequence[], values: TokenValues): TokenCorpus["rows"] {
  return sequences.flatMap((sequence) => startsIn(sequence, values).map((start) => ({ sequence, start })));
}

function tooShort({ name: what, range }: FileSource, { lines, length }: TokenValues): Diagnostic {
  const advice = lines ? {} : { advice: `A row takes ${length + 1} tokens: write a smaller length.` };
  return diagnostic("no-rows", range, { what, ...advice });
}

interface Sequences {
  readonly list: readonly TokenSequence[];
  readonly diagnostics: readonly Diagnostic[];
}

function runningText(source: FileSource, values: TokenValues, encoding: Encoding | undefined): Sequences | Diagnostic {
  const text = wholeText(source, encoding);
  if (typeof text !== "string") return text;
  const tokens = tokensOf(text.replaceAll("\r\n", "\n"), values);
  return { list: [{ source, tokens, line: 1 }], diagnostics: [] };
}

function lineSequences(
  source: FileSource,
  values: TokenValues,
  encoding: Encoding | undefined,
): Sequences | Diagnostic {
  const read = linesOfFile(source, encoding);
  if ("code" in read) return read;
  const list = read.lines.map((text, index) => ({
    source,
    tokens: [lineBreak, ...tokensOf(text, values), lineBreak],
    line: read.numbers[index] as number,
  }));
  return { list, diagnostics: emptyLines(read) };
}

/** A warning of lines of which no rows are made. */
export function emptyLines({ source, empty }: LinesOfFile): readonly Diagnostic[] {
  return empty === 0 ? [] : [diagnostic("empty-lines", source.range, { file: source.name, count: empty })];
}

/** Where rows begin; the last token of a row is only to be learnt. */
function startsIn({ tokens }: TokenSequence, { lines, length, stride = length }: TokenValues): readonly number[] {
  if (lines) return [0];
  const count = Math.max(0, Math.floor((tokens.length - 1 - length) / stride) + 1);
  return Array.from({ length: count }, (_, index) => index * stride);
}
