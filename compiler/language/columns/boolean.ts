import { column } from "../define/column.ts";
import { columnFile, missing, na } from "./shared-options.ts";
import { threshold } from "./threshold-option.ts";

/** True or false. */
export const boolean = column({
  type: "boolean",
  summary:
    "True or false, one number of an input: 1 or 0. Read from true and false, yes and no, y and n, t and f, on and off, 1 and 0, in any case.",
  options: { threshold, missing, na, file: columnFile },
  example: "columns: { member: boolean }",
  holds: "categories",
  facts: () => ({
    shape: [1],
    categories: ["false", "true"],
    spellings: [
      ["no", "n", "f", "off", "0"],
      ["yes", "y", "t", "on", "1"],
    ],
    anyCase: true,
    encoding: "index",
  }),
});
