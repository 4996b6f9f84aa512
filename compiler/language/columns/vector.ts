import { column } from "../define/column.ts";
import { optional, shape, text } from "../define/option.ts";
import { columnFile, missing, na, scaleOption } from "./shared-options.ts";

/** Several numbers a row, in a fixed shape. */
export const vector = column({
  type: "vector",
  summary:
    "Several numbers a row, always of the same shape. A cell of a file holds all of them: `0.1 0.2 0.3` or `[0.1, 0.2, 0.3]`, in JSON a list.",
  options: {
    shape: optional(
      shape({ summary: "The sizes of one row: `[10]`. Default: as many as the cells of the file hold." }),
    ),
    separator: optional(
      text({
        summary:
          "What stands between two numbers in a cell of a file; default: blanks, a comma, a semicolon or a bar, with or without brackets around all.",
      }),
    ),
    scale: scaleOption,
    missing,
    na,
    file: columnFile,
  },
  example: "columns: { signal: { type: vector, shape: [10], scale: standard } }",
  holds: "numbers",
  facts: (options) => (options.shape === undefined ? {} : { shape: options.shape }),
});
