import { tierHere } from "../run/tier-here.ts";
import type { SpecOptions } from "./open-spec.ts";
import { tell } from "./speak.ts";

/** The options of a command that runs a network: with loops where WebAssembly is refused, and then says so. */
export function loopsIfRefused<Options extends SpecOptions>(options: Options): Options {
  const { tier = "auto" } = options;
  const here = tierHere(tier);
  if (here !== tier)
    tell("WebAssembly is refused here: loops do the work of kernels, more slowly and to the same bits.");
  return { ...options, tier: here };
}
