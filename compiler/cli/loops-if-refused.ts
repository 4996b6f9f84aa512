import { tierHere } from "../run/tier-here.ts";
import type { SpecOptions } from "./open-spec.ts";
import { writeStatus } from "./standard-streams.ts";

/** The options of a command that runs a network: with loops if WebAssembly is not available, which is then reported. */
export function loopsIfRefused<Options extends SpecOptions>(options: Options): Options {
  const { tier = "auto" } = options;
  const here = tierHere(tier);
  if (here !== tier)
    writeStatus("WebAssembly is not available here: using loops instead of kernels, slower but with the same bits.");
  return { ...options, tier: here };
}
