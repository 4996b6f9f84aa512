import pc from "picocolors";
import type { SourceRange } from "../ir/source-range.ts";
import { visibleText } from "../ir/visible-text.ts";
import { codeFrame } from "./code-frame.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** The widest line on which a sentence and its hint stand together. */
const widest = 110;

/**
 * A diagnostic as people read it: where, how bad, its code; the sentence and the hint; and the range marked in the
 * text of the file, where that is at hand.
 */
export function printDiagnostic(diagnostic: Diagnostic, sourceText?: string, colour = false): string {
  const colours = pc.createColors(colour);
  const { range, severity, code } = diagnostic;
  const text = visibleText(diagnostic.text);
  const hint = diagnostic.hint && visibleText(diagnostic.hint);
  const paint = severity === "error" ? colours.red : colours.yellow;
  const head = [where(range), paint(severity), colours.bold(code)].filter((part) => part !== "").join("  ");
  const together = hint === undefined ? text : `${text} ${hint}`;
  const lines = hint === undefined || 2 + together.length <= widest ? [together] : [text, hint];
  const sentences = lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`);
  const framed = range !== undefined && sourceText !== undefined && !range.file.startsWith("--");
  const frame = framed ? codeFrame(range, sourceText) : "";
  return [head, ...sentences, ...(frame === "" ? [] : ["", frame])].join("\n");
}

/** A command-line argument is a range without lines. */
function where(range: SourceRange | undefined): string {
  if (range === undefined) return "";
  const file = visibleText(range.file);
  return file.startsWith("--") ? file : `${file}:${range.line}:${range.column}`;
}
