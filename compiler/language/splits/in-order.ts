import { split } from "../define/column.ts";
import { optional, text } from "../define/option.ts";
import { cut } from "./cut.ts";
import { cutByCategory } from "./cut-by-category.ts";
import { parts } from "./shared-options.ts";

/** The first rows for training, then validation, the last ones for test; of all rows, or of each category. */
export const inOrder = split({
  type: "inOrder",
  summary:
    "The first rows are for training, the next for validation, the last for test; with `column`, the first, next and last rows of each of its categories.",
  columnType: "category",
  options: { column: optional(text({ summary: "The column whose categories are each cut." })), ...parts },
  example: "split: { type: inOrder, test: 2000 }",
  split: ({ rows, validation, test, column }) => {
    const order = Uint32Array.from({ length: rows }, (_, row) => row);
    if (column === undefined) return cut(order, validation, test);
    return cutByCategory(order.reverse(), column.values, validation, test);
  },
});
