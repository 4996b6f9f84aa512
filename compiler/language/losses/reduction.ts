import { choice } from "../define/option.ts";

/** How the losses of the rows become one number. */
export function reduction(otherwise: "mean" | "sum") {
  return choice(["mean", "sum"], {
    summary: "Whether the losses of the rows of a batch are averaged or added up.",
    default: otherwise,
  });
}
