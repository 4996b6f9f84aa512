import type { Json } from "../ir/json.ts";
import { visibleText } from "../ir/visible-text.ts";
import { print } from "./print.ts";

/** Writes a line of the result to stdout. */
export function writeLine(line = ""): void {
  print(process.stdout, `${visibleText(line)}\n`);
}

/** Writes a status line to stderr. */
export function writeStatus(line = ""): void {
  print(process.stderr, `${visibleText(line)}\n`);
}

/** Writes a line with our colours to stdout; user text in it was made visible before it was coloured. */
export function writeColouredLine(line: string): void {
  print(process.stdout, `${visibleButColours(line)}\n`);
}

/** Writes a line with our colours to stderr. */
export function writeColouredStatus(line: string): void {
  print(process.stderr, `${visibleButColours(line)}\n`);
}

/** Writes a text to stdout byte for byte: code or YAML, in which invisible characters are already escaped. */
export function writeText(text: string): void {
  print(process.stdout, text);
}

/** The escape codes for bold, green, red and yellow: start and end. */
const colours = new RegExp(`(${String.fromCharCode(27)}\\[(?:1|22|31|32|33|39)m)`);

function visibleButColours(line: string): string {
  const parts = line.split(colours);
  return parts.map((part, index) => (index % 2 === 1 ? part : visibleText(part))).join("");
}

/** Writes one object to stdout, as one line of JSON. NaN and ∞, which JSON does not have, become null. */
export function writeJson(value: object): void {
  writeLine(jsonText(value));
}

/** A value as `writeJson` writes it. */
export function jsonText(value: object): string {
  return jsonLine(JSON.parse(JSON.stringify(value)) as Json);
}

/** Lines in one call to the system. */
const linesAtOnce = 512;

/** Writes many result lines to stdout. */
export function writeLines(lines: readonly string[]): void {
  for (let at = 0; at < lines.length; at += linesAtOnce) {
    const some = lines.slice(at, at + linesAtOnce);
    print(process.stdout, some.map((line) => `${visibleText(line)}\n`).join(""));
  }
}

/** JSON on one line, with a space after each comma and colon. */
function jsonLine(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each: Json) => jsonLine(each)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${jsonLine(each)}`)
    .join(", ")}}`;
}

/** Whether a stream takes colours: default: if it is a terminal; NO_COLOR and FORCE_COLOR override this. */
export function hasColour(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return stream.isTTY === true && TERM !== "dumb";
}

/** The number of columns of stdout; 80 if it is not a terminal. */
export function screenWidth(): number {
  return process.stdout.columns || 80;
}
