import { optional, thing } from "../define/option.ts";

/** The option `<parameter>Regularizer`: what the values of a parameter add to the loss. */
export function regularizerOf(parameter: string) {
  return optional(
    thing("regularizer", { summary: `What the size of ${parameter} adds to the loss; default: nothing.` }),
  );
}
