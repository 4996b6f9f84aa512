import type { TextSource } from "../reading/text-source.ts";
import type { DelimitedFormat } from "./delimited-format.ts";
import { findDelimiter } from "./find-delimiter.ts";

/** The options of a dataset that say how its rows are written. */
export interface FormatOptions {
  readonly delimiter?: string | undefined;
  readonly header?: boolean | readonly string[] | undefined;
  readonly quote?: string | undefined;
  readonly decimal?: string | undefined;
  readonly thousands?: string | undefined;
  readonly comment?: string | undefined;
  readonly trim?: boolean | undefined;
  readonly skipRows?: number | undefined;
  readonly skipFooter?: number | undefined;
}

/** How the rows of a text are written: as the options say, with the delimiter found in the text if they do not. */
export function formatOf(options: FormatOptions, source: TextSource): DelimitedFormat {
  const { delimiter, header = true, quote = '"', decimal = ".", thousands, comment } = options;
  const { trim = true, skipRows = 0, skipFooter = 0 } = options;
  const format = {
    ...(quote === "none" ? {} : { quote }),
    decimal,
    ...(thousands === undefined ? {} : { thousands }),
    ...(comment === undefined ? {} : { comment }),
    ...{ trim, header, skipRows, skipFooter },
  };
  return { ...format, delimiter: delimiter ?? findDelimiter(source, format) };
}
