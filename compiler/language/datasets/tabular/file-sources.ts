import { statSync } from "node:fs";
import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder, NotFound } from "../../../ir/table.ts";
import { type ByteSource, fileSource, memorySource } from "../reading/byte-source.ts";
import { findFile } from "../reading/find-file.ts";
import { gzipSource } from "../reading/gzip-source.ts";
import type { TextPosition } from "../reading/text-position.ts";
import { isZipped } from "../reading/unzipped.ts";
import { filesNamed } from "./files-named.ts";
import type { FilePart } from "./rows-of-file.ts";
import type { SourceRequest } from "./source-request.ts";

/** Rows in a file of their own or in the spec, as bytes without compression. */
export interface FileSource {
  readonly kind: "source";
  /** The file, or `text:`, as messages call it. */
  readonly name: string;
  readonly part: FilePart;
  readonly bytes: ByteSource;
  /** The path of a file that is not compressed. */
  readonly path?: string;
  /** The range in the spec that names it. */
  readonly range: SourceRange;
  readonly rangeAt: (position: TextPosition) => SourceRange;
  /** Two sources with the same identity have the same bytes. */
  readonly identity: string;
}

/** A file that is not there, which is no mistake as long as the spec says everything. */
export interface MissingSource extends NotFound {
  readonly kind: "missing";
  readonly file: string;
  readonly range: SourceRange;
}

/** Finds every file of a dataset, or its text: those for training, then those for validation and for test. */
export function fileSources(request: SourceRequest): readonly FileSource[] | MissingSource | Diagnostic {
  const { options, range, ranges } = request;
  const written = (["file", "files", "text"] as const).filter((key) => options[key] !== undefined);
  if (written.length !== 1) {
    const at = written.length > 1 ? (ranges[`/${written[1]}#`] ?? range) : range;
    return diagnostic("csv-file-or-text", at, { found: written });
  }
  const found: FileSource[] = [];
  for (const { file, part, pointer } of filesNamed(request)) {
    const source = oneFile(file, part, ranges[pointer] ?? range, request.files);
    if (!("kind" in source) || source.kind === "missing") return source;
    found.push(source);
  }
  return options.text === undefined ? found : [textInSpec(options.text, range, ranges), ...found];
}

function oneFile(
  file: string,
  part: FilePart,
  range: SourceRange,
  files: FileFinder,
): FileSource | MissingSource | Diagnostic {
  const found = findFile(file, files, range);
  if (!("kind" in found)) return found;
  if (found.kind === "missing") return { ...found, file, range };
  const { path } = found;
  const { dev, ino, size, mtimeNs, ctimeNs } = statSync(path, { bigint: true });
  const rangeAt = (position: TextPosition): SourceRange => ({ file: path, ...position });
  const identity = [path, dev, ino, size, mtimeNs, ctimeNs].join(":");
  return { kind: "source", name: file, part, ...bytesOf(path), range, rangeAt, identity };
}

/** The bytes of a file, which is read from the disk block by block, whether it is compressed or not. */
function bytesOf(path: string): Pick<FileSource, "bytes" | "path"> {
  const file = fileSource(path);
  for (const block of file.blocks(0)) return isZipped(block) ? { bytes: gzipSource(file) } : { bytes: file, path };
  return { bytes: file, path };
}

function textInSpec(text: string, range: SourceRange, ranges: SourceRequest["ranges"]): FileSource {
  return {
    kind: "source",
    name: "`text:`",
    part: "training",
    bytes: memorySource(new TextEncoder().encode(text)),
    range: ranges["/text"] ?? range,
    rangeAt: rangeInSpec(range, ranges),
    identity: text,
  };
}

/**
 * Positions in a block of text (`text: |`) counted on from the range `/text|` of its first character. A text in quotes
 * has no lines of its own; it is pointed at as a whole.
 */
function rangeInSpec(range: SourceRange, ranges: SourceRequest["ranges"]): FileSource["rangeAt"] {
  const start = ranges["/text|"];
  if (start === undefined) return () => ranges["/text"] ?? range;
  return ({ line, column, length }) => ({
    file: start.file,
    line: start.line + line - 1,
    column: start.column + column - 1,
    length,
  });
}
