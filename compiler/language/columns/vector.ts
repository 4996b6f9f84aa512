import { column } from "../define/column.ts";
import { optional, shape } from "../define/option.ts";
import { columnFile, missing, na, scaleOption } from "./shared-options.ts";

/** Several numbers a row, in a fixed shape. */
export const vector = column({
  type: "vector",
  summary: "Several numbers a row, always of the same shape.",
  options: {
    shape: optional(shape({ summary: "The sizes of one row: `[10]`." })),
    scale: scaleOption,
    missing,
    na,
    file: columnFile,
  },
  example: "columns: { signal: { type: vector, shape: [10], scale: standard } }",
  holds: "numbers",
  facts: (options) => (options.shape === undefined ? {} : { shape: options.shape }),
});
