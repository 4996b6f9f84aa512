import { boolean, choice, integer, type Option, optional } from "../../define/option.ts";
import { encodings } from "../reading/text-source.ts";

const oneCharacter = { type: "string", minLength: 1, maxLength: 1 };

function character(summary: string): Option<string | undefined> {
  return { summary, schema: { ...oneCharacter, pattern: "^[ -~\\t]$" }, required: false };
}

const header: Option<boolean | readonly string[]> = {
  summary: "Whether the first line names the columns; a list gives their names if no line does.",
  schema: {
    anyOf: [{ type: "boolean" }, { type: "array", items: { type: "string", minLength: 1 }, minItems: 1 }],
  },
  default: true,
  required: false,
};

const quote: Option<string> = {
  summary: "The character around cells that contain delimiters or line breaks; `none` if quotes have no meaning.",
  schema: { anyOf: [{ enum: ["none"] }, { ...oneCharacter, pattern: "^[!-~]$" }] },
  default: '"',
  required: false,
};

const decimal: Option<string> = {
  summary: "The character before the decimals of a number.",
  schema: { ...oneCharacter, pattern: "^[!-*,./:-~]$" },
  default: ".",
  required: false,
};

/** How the rows of a text are written, apart from the delimiter. */
export const delimitedOptions = {
  header,
  quote,
  decimal,
  thousands: character("The character between groups of digits in a number: `1,234,567`."),
  comment: character("The character after which the rest of a line is ignored."),
  trim: boolean({ summary: "Whether spaces around a cell are removed.", default: true }),
  skipRows: integer({ summary: "How many lines before the header are ignored.", default: 0 }),
  skipFooter: integer({ summary: "How many rows at the end are ignored.", default: 0 }),
  encoding: optional(
    choice(encodings, {
      summary: "How characters are written as bytes; found by a byte order mark, else UTF-8.",
      default: "utf-8",
    }),
  ),
};

/** The option of a dataset whose delimiter may be any. */
export const delimiterOption = character("The character between two cells; by default `,` `;` tab or `|`, as found.");
