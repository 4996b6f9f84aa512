import type { Thing } from "../../ir/thing.ts";
import { type Option, optional, text, thing } from "../define/option.ts";
import { defaultMissingTexts } from "./missing-texts.ts";

/** How numbers are brought to a common size. */
export const scaleOption: Option<Thing> = thing("scale", {
  summary: "How the numbers are scaled; fitted on the training rows.",
  default: "none",
});

/** What becomes of a row that has no value in the column. */
export const missing: Option<Thing> = thing("missing", {
  summary: "What becomes of a row without a value in this column; learnt from the training rows.",
  default: "error",
});

/** Texts that mean that there is no value. */
export const na: Option<readonly (string | number)[] | undefined> = {
  summary: `Cells that mean that there is no value, where \`missing\` is a rule; an empty one always does. Default: ${defaultMissingTexts
    .filter((text) => text !== "")
    .join(" ")} (those of pandas, and the question mark).`,
  schema: {
    type: "array",
    items: { anyOf: [{ type: "string" }, { type: "number", minimum: -1e300, maximum: 1e300 }] },
  },
  required: false,
};

/** The file of this column alone (idx). */
export const columnFile: Option<string | undefined> = optional(
  text({ summary: "The file that holds this column, where each column has its own (idx)." }),
);
