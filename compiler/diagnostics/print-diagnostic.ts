import { codeFrameColumns } from "@babel/code-frame";
import pc from "picocolors";
import type { SourceRange } from "../ir/source-range.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** The widest line on which a sentence and its hint stand together. */
const widest = 110;

/**
 * A diagnostic as people read it: where, how bad, its code; the sentence and the hint; and the place marked in the
 * text of the file, where that is at hand.
 */
export function printDiagnostic(diagnostic: Diagnostic, sourceText?: string, colour = false): string {
  const colours = pc.createColors(colour);
  const { range, severity, code, text, hint } = diagnostic;
  const paint = severity === "error" ? colours.red : colours.yellow;
  const head = [where(range), paint(severity), colours.bold(code)].filter((part) => part !== "").join("  ");
  const together = hint === undefined ? text : `${text} ${hint}`;
  const lines = hint === undefined || 2 + together.length <= widest ? [together] : [text, hint];
  const sentences = lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`);
  const frame = range === undefined || sourceText === undefined ? "" : frameOf(range, sourceText);
  return [head, ...sentences, ...(frame === "" ? [] : ["", frame])].join("\n");
}

/** A command-line argument is a place without lines. */
function where(range: SourceRange | undefined): string {
  if (range === undefined) return "";
  return range.file.startsWith("--") ? range.file : `${range.file}:${range.line}:${range.column}`;
}

function frameOf(range: SourceRange, sourceText: string): string {
  if (range.file.startsWith("--") || sourceText.split("\n", range.line).length < range.line) return "";
  const start = { line: range.line, column: range.column };
  const end = { line: range.line, column: range.column + range.length };
  return codeFrameColumns(sourceText, { start, end }, { linesAbove: 1, linesBelow: 0 });
}
