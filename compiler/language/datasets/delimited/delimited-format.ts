/** How the rows of a delimited text are written; every character is one byte in UTF-8. */
export interface DelimitedFormat {
  /** The character between two cells. */
  readonly delimiter: string;
  /** The character around cells that contain delimiters or line breaks; absent where quotes have no meaning. */
  readonly quote?: string;
  /** The character before the decimals of a number. */
  readonly decimal: string;
  /** The character between groups of digits. */
  readonly thousands?: string;
  /** The character after which the rest of a line is ignored. */
  readonly comment?: string;
  /** Whether spaces around a cell are removed. */
  readonly trim: boolean;
  /** Whether the first record names the columns; a list of names if no record does. */
  readonly header: boolean | readonly string[];
  /** Lines before the header that are ignored. */
  readonly skipRows: number;
  /** Records at the end that are ignored. */
  readonly skipFooter: number;
}

/** Comma-separated values as RFC 4180 describes them. */
export const commaSeparated: DelimitedFormat = {
  delimiter: ",",
  quote: '"',
  decimal: ".",
  trim: true,
  header: true,
  skipRows: 0,
  skipFooter: 0,
};
