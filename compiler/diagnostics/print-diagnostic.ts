import { codeFrameColumns } from "@babel/code-frame";
import pc from "picocolors";
import type { Place } from "../ir/place.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** The widest line on which a sentence and its hint stand together. */
const widest = 110;

/**
 * A diagnostic as people read it: where, how bad, its code; the sentence and the hint; and the place marked in the
 * text of the file, where that is at hand.
 */
export function printDiagnostic(diagnostic: Diagnostic, sourceText?: string, colour = false): string {
  const colours = pc.createColors(colour);
  const { place, severity, code, text, hint } = diagnostic;
  const paint = severity === "error" ? colours.red : colours.yellow;
  const head = [where(place), paint(severity), colours.bold(code)].filter((part) => part !== "").join("  ");
  const together = hint === undefined ? text : `${text} ${hint}`;
  const lines = hint === undefined || 2 + together.length <= widest ? [together] : [text, hint];
  const sentences = lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`);
  const frame = place === undefined || sourceText === undefined ? "" : frameOf(place, sourceText);
  return [head, ...sentences, ...(frame === "" ? [] : ["", frame])].join("\n");
}

/** A command-line argument is a place without lines. */
function where(place: Place | undefined): string {
  if (place === undefined) return "";
  return place.file.startsWith("--") ? place.file : `${place.file}:${place.line}:${place.column}`;
}

function frameOf(place: Place, sourceText: string): string {
  if (place.file.startsWith("--") || sourceText.split("\n", place.line).length < place.line) return "";
  const start = { line: place.line, column: place.column };
  const end = { line: place.line, column: place.column + place.length };
  return codeFrameColumns(sourceText, { start, end }, { linesAbove: 1, linesBelow: 0 });
}
