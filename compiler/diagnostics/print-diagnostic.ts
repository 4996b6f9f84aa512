import pc from "picocolors";
import type { RelatedRange, SourceRange } from "../ir/source-range.ts";
import { visibleText } from "../ir/visible-text.ts";
import { codeFrame } from "./code-frame.ts";
import type { Diagnostic } from "./diagnostic.ts";

/** The widest line on which a sentence and its hint stand together. */
const widest = 110;

/** Texts by file, for code frames. */
export type Sources = { readonly [file: string]: string | undefined };

/**
 * A diagnostic as people read it: where, how bad, its code; the sentence and the hint; and the range marked in the
 * text of the file, where that is at hand. Then the other end of a parameter, where one has to do with it. `sources` are
 * the texts of the files, or the one text of a spec that is a single file.
 */
export function printDiagnostic(diagnostic: Diagnostic, sources?: string | Sources, colour = false): string {
  const colours = pc.createColors(colour);
  const { range, severity, code } = diagnostic;
  const text = visibleText(diagnostic.text);
  const hint = diagnostic.hint && visibleText(diagnostic.hint);
  const paint = severity === "error" ? colours.red : colours.yellow;
  const head = [where(range), paint(severity), colours.bold(code)].filter((part) => part !== "").join("  ");
  const together = hint === undefined ? text : `${text} ${hint}`;
  const lines = hint === undefined || 2 + together.length <= widest ? [together] : [text, hint];
  const sentences = lines.flatMap((line) => line.split("\n")).map((line) => `  ${line}`);
  return [head, ...sentences, ...frameLines(range, sources), ...relatedLines(range?.related, sources)].join("\n");
}

/** Where the value of a parameter was written, or where it is used. */
function relatedLines(related: RelatedRange | undefined, sources: string | Sources | undefined): readonly string[] {
  if (related === undefined) return [];
  const { kind, parameter, range } = related;
  const sentence = `$${visibleText(parameter)} is ${kind === "definition" ? "given" : "used"} here:`;
  return ["", `  ${sentence} ${where(range)}`, ...frameLines(range, sources), ...relatedLines(range.related, sources)];
}

function frameLines(range: SourceRange | undefined, sources: string | Sources | undefined): readonly string[] {
  if (range === undefined || range.file.startsWith("--")) return [];
  const text = typeof sources === "string" ? sources : sources?.[range.file];
  const frame = text === undefined ? "" : codeFrame(range, text);
  return frame === "" ? [] : ["", frame];
}

/** A command-line argument is a range without lines. */
function where(range: SourceRange | undefined): string {
  if (range === undefined) return "";
  const file = visibleText(range.file);
  return file.startsWith("--") ? file : `${file}:${range.line}:${range.column}`;
}
