import { column } from "../define/column.ts";
import { choice, integer, optional, text } from "../define/option.ts";
import { scaleOption } from "./shared-options.ts";

/** Steps of one or several numbers, as many as a row has. */
export const sequence = column({
  type: "sequence",
  summary:
    "Steps of one or several numbers, as many as a row has: a list in a cell, or a file of its own for each row. Shorter rows are padded, and the padding is masked in every layer that knows masks.",
  options: {
    length: optional(
      integer({
        summary: "The steps of a row, padding included: at least as many as the longest row has. To be written.",
        minimum: 1,
      }),
    ),
    values: integer({ summary: "How many numbers each step has.", default: 1, minimum: 1 }),
    padding: choice(["post", "pre"], {
      summary: "Whether padding stands after the steps or before them.",
      default: "post",
    }),
    rowFile: optional(
      text({
        summary:
          "The file that holds the steps of a row, a line for each: `{}` stands for the cell, as in signals/{}.csv.",
      }),
    ),
    scale: scaleOption,
  },
  example: "columns: { signals: { type: sequence, length: 40, values: 3, scale: standard } }",
  holds: "numbers",
  mistake: ({ scale: { type } }) => {
    if (!["log1p", "power", "quantile"].includes(type)) return undefined;
    const hint = "Write scale: standard, minMax, robust or divide.";
    return { mistake: `is a sequence, and \`scale: ${type}\` is for columns of one length`, hint, option: "scale" };
  },
  facts: ({ length, values }) => (length === undefined ? {} : { shape: [length, values] }),
});
