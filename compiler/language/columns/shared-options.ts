import type { Thing } from "../../ir/thing.ts";
import { choice, type Option, optional, text, thing } from "../define/option.ts";

/** How numbers are brought to a common size. */
export const scaleOption: Option<Thing> = thing("scale", {
  summary: "How the numbers are scaled; fitted on the training rows.",
  default: "none",
});

/** What an empty cell means. */
export const missing: Option<"error"> = choice(["error"], {
  summary: "What an empty cell means: an error.",
  default: "error",
});

/** The file of this column alone (idx). */
export const columnFile: Option<string | undefined> = optional(
  text({ summary: "The file that holds this column, where each column has its own (idx)." }),
);
