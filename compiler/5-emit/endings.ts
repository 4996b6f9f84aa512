import { joinName } from "../3-differentiate/graph.ts";
import { ruleOf } from "./functions.ts";
import type { Module } from "./module.ts";

/** What is printed of one way in which a training may end before its length is up. */
interface PrintedEnding {
  /** Before the first step. */
  readonly before: readonly string[];
  /** An expression, at the end of an epoch: why the training ends here, or `undefined`. */
  readonly verdict: string;
}

/** What all of them come to: nothing is printed where there are none. */
export interface PrintedEndings {
  readonly any: boolean;
  readonly before: readonly string[];
  /** After each step. */
  readonly atEndOfEpoch: readonly string[];
}

/** Prints every way for a training to end; asked in this order, the first that has a reason ends it. */
export function printEndings(module: Module): PrintedEndings {
  const endings = [...ofRule(module)];
  return {
    any: endings.length > 0,
    before: endings.flatMap(({ before }) => before),
    atEndOfEpoch:
      endings.length === 0
        ? []
        : [`if (batches.endsEpoch) progress.stop = ${endings.map(({ verdict }) => verdict).join(" ?? ")};`],
  };
}

/** The learning rule may know that nothing more is to be learnt. */
function ofRule({ model, program, imports }: Module): readonly PrintedEnding[] {
  const { ending } = ruleOf(model);
  if (ending === undefined) return [];
  imports.add(ending.className);
  const moving = model.layers.flatMap(({ parameters }) => parameters.filter(({ trainable }) => trainable));
  const p = program.kernels ? "placed" : "p";
  const weights = moving.map(({ path }) => `${p}.${joinName(path)}`);
  const name = model.learning.type;
  return [
    {
      before: [`const ${name} = new ${ending.className}([${weights.join(", ")}]);`],
      verdict: `${name}.endOfEpoch(progress.updates)`,
    },
  ];
}
