import { codeFrameColumns } from "@babel/code-frame";
import type { SourceRange } from "../ir/source-range.ts";
import { visibleText } from "../ir/visible-text.ts";

/** The most characters of a line that a frame shows, and how many of them stand before the range. */
const widest = 160;
const widestBefore = 60;

/** A range marked in its line, with the line above; nothing where the text has no such line. */
export function codeFrame({ line, column, length }: SourceRange, sourceText: string): string {
  const lines = sourceText.split("\n", line);
  const own = lines[line - 1];
  if (own === undefined) return "";
  const above = lines.slice(Math.max(0, line - 2), line - 1).map((each) => shown(each, 0, 0).text);
  const { text, start, end } = shown(own, column - 1, length);
  const unshown = Array.from({ length: line - 1 - above.length }, () => "");
  const marked = { start: { line, column: start + 1 }, end: { line, column: end + 1 } };
  return codeFrameColumns([...unshown, ...above, text].join("\n"), marked, { linesAbove: 1, linesBelow: 0 });
}

/** A line as it is shown: a part of a long one, every character seen; and where the marked part is in it. */
function shown(written: string, start: number, length: number) {
  const line = written.replace(/\r$/, "");
  const from = line.length > widest ? Math.max(0, start - widestBefore) : 0;
  const to = Math.min(line.length, from + widest);
  const end = Math.min(start + Math.max(1, length), Math.max(to, start + 1));
  const before = `${from > 0 ? "…" : ""}${visibleText(line.slice(from, start))}`;
  const marked = visibleText(line.slice(start, end));
  const after = `${visibleText(line.slice(end, to))}${to < line.length ? "…" : ""}`;
  return { text: before + marked + after, start: before.length, end: before.length + Math.max(1, marked.length) };
}
