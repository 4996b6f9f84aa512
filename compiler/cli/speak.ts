import type { Json } from "../ir/json.ts";

/** Writes a line of the result to stdout. */
export function say(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Writes a line of talk to stderr. */
export function tell(line = ""): void {
  process.stderr.write(`${line}\n`);
}

/** Writes one object to stdout, as one line of JSON. Numbers that JSON has not (NaN, ∞) become null. */
export function sayJson(value: object): void {
  say(jsonLine(JSON.parse(JSON.stringify(value)) as Json));
}

/** JSON on one line, with a space after each comma and colon. */
function jsonLine(value: Json): string {
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map((each: Json) => jsonLine(each)).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([key, each]) => `${JSON.stringify(key)}: ${jsonLine(each)}`)
    .join(", ")}}`;
}

/** Whether a stream takes colours: a terminal, unless NO_COLOR or FORCE_COLOR says otherwise. */
export function hasColour(stream: { readonly isTTY?: boolean }): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR !== undefined && NO_COLOR !== "") return false;
  if (FORCE_COLOR !== undefined && FORCE_COLOR !== "") return FORCE_COLOR !== "0";
  return stream.isTTY === true && TERM !== "dumb";
}

/** How many characters fit on a line of stdout; eighty where that is no terminal. */
export function screenWidth(): number {
  return process.stdout.columns || 80;
}
