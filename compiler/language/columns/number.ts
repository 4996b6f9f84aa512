import { column } from "../define/column.ts";
import { columnFile, missing, na, scaleOption } from "./shared-options.ts";

/** One number a row. */
export const number = column({
  type: "number",
  summary: "One number a row.",
  options: { scale: scaleOption, missing, na, file: columnFile },
  example: "columns: { age: { type: number, scale: standard } }",
  holds: "numbers",
  facts: () => ({ shape: [1] }),
});
