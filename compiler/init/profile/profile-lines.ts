import type { JsonObject } from "../../ir/json.ts";
import type { ColumnChoice } from "../columns/column-choice.ts";
import { countText } from "../columns/count-text.ts";
import type { TableProfile } from "./table-profile.ts";

/** Names and kinds are cut off after this many characters, so that each column has one line. */
const [longestName, longestKind] = [24, 40];

/** How a file is written by default: what differs from it is printed. */
const usual: JsonObject = { header: true, quote: '"', decimal: ".", skipRows: 0, skipFooter: 0, encoding: "utf-8" };

/** The first line of a profile: `7,043 rows, 21 columns, delimiter ","`, and what else is unusual. */
export function firstLine({ rows, columns, delimiter, format }: TableProfile): string {
  const unusual = Object.entries(format).filter(([key, value]) => key !== "delimiter" && value !== usual[key]);
  const between = delimiter === "" ? "" : `, delimiter ${JSON.stringify(delimiter)}`;
  const more = unusual.map(([key, value]) => `, ${key}: ${value}`);
  return `${countText(rows)} rows, ${countText(columns.length)} columns${between}${more.join("")}`;
}

/** A line for each column: its name, what it is, what is done with it. */
export function columnLines(columns: readonly ColumnChoice[]): readonly string[] {
  const cells = columns.map(({ name, what, done }) => [cut(name, longestName), cut(what, longestKind), done] as const);
  const [first, second] = [0, 1].map((cell) =>
    cells.reduce((most, line) => Math.max(most, line[cell]?.length ?? 0), 0),
  );
  return cells.map(([name, what, done]) => {
    return `  ${name.padEnd(first ?? 0)}   ${what.padEnd(second ?? 0)}   ${done}`.trimEnd();
  });
}

function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1)}…`;
}
