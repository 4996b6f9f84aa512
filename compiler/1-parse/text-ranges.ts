import { LineCounter } from "yaml";
import type { SourceRange } from "../ir/source-range.ts";

/** Converts offsets in a text to source ranges. */
export interface TextRanges {
  /** Collects the line starts while the text is read. */
  readonly counter: LineCounter;
  /** The range from `start` to `end` (exclusive), truncated at the end of its first line. */
  readonly at: (start: number, end: number) => SourceRange;
  /**
   * The range of the first character, after the indentation, of a block of text (`text: |`) whose `|` is at `start`.
   */
  readonly blockAt: (start: number) => SourceRange;
}

/** Source ranges in `text`, the content of `file`. */
export function textRanges(text: string, file: string): TextRanges {
  const counter = new LineCounter();
  const at = (start: number, end: number): SourceRange => {
    const from = Math.max(0, Math.min(start, text.trimEnd().length - 1));
    const { line, col } = counter.linePos(from);
    const lineEnd = text.indexOf("\n", from);
    const last = Math.min(end, lineEnd === -1 ? text.length : lineEnd);
    const length = Math.max(1, text.slice(from, last).trimEnd().length);
    return { file, line: Math.max(1, line), column: Math.max(1, col), length };
  };
  const blockAt = (start: number): SourceRange => {
    const markEnd = text.indexOf("\n", start);
    const content = markEnd === -1 ? "" : text.slice(markEnd + 1);
    const indentation = /^(?:[ \t]*\r?\n)*( *)/.exec(content)?.[1] ?? "";
    const first = at(markEnd === -1 ? start : markEnd + 1, text.length);
    return { ...first, column: indentation.length + 1, length: 1 };
  };
  return { counter, at, blockAt };
}
