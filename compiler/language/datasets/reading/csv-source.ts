import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder, NotFound } from "../../../ir/table.ts";
import { readBytes } from "./read-bytes.ts";
import type { TextPosition } from "./text-position.ts";

/** A CSV text and where it stands: in a file of its own, or inside the spec. */
export interface CsvSource {
  readonly kind: "source";
  /** The file, or `text:`, as messages call it. */
  readonly name: string;
  readonly text: string;
  readonly rangeAt: (position: TextPosition) => SourceRange;
}

/** A file that is not there, which is no mistake as long as the spec says everything. */
export interface MissingSource extends NotFound {
  readonly kind: "missing";
  readonly file: string;
  readonly range: SourceRange;
}

/** What a dataset knows of itself when its source is searched for. */
export interface CsvRequest {
  readonly file?: string | undefined;
  readonly text?: string | undefined;
  readonly range: SourceRange;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly files: FileFinder;
}

/** Reads `file` or `text`, exactly one of which must be there. */
export function csvSource(request: CsvRequest): CsvSource | MissingSource | Diagnostic {
  const { file, text, range, ranges, files } = request;
  if (file !== undefined && text !== undefined) {
    return diagnostic("csv-file-or-text", ranges["/text#"] ?? range, { found: "both" });
  }
  if (text !== undefined) return { kind: "source", name: "`text:`", text, rangeAt: rangeInSpec(range, ranges) };
  if (file === undefined) return diagnostic("csv-file-or-text", range, { found: "neither" });
  const fileRange = ranges["/file"] ?? range;
  const found = readBytes(file, files, fileRange);
  if (!("kind" in found)) return found;
  if (found.kind === "missing") return { ...found, file, range: fileRange };
  const decoded = decode(found.bytes);
  if (decoded === undefined) {
    return diagnostic("file-unreadable", fileRange, { file, problem: "it is not text in UTF-8" });
  }
  return { kind: "source", name: file, text: decoded, rangeAt: (position) => ({ file: found.path, ...position }) };
}

/** The text of UTF-8 bytes without their byte order mark, or nothing where they are no UTF-8. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Positions in a block of text (`text: |`) counted on from the range `/text|` of its first character. A text in quotes
 * has no lines of its own; it is pointed at as a whole.
 */
function rangeInSpec(range: SourceRange, ranges: CsvRequest["ranges"]): CsvSource["rangeAt"] {
  const start = ranges["/text|"];
  if (start === undefined) return () => ranges["/text"] ?? range;
  return ({ line, column, length }) => ({
    file: start.file,
    line: start.line + line - 1,
    column: start.column + column - 1,
    length,
  });
}
