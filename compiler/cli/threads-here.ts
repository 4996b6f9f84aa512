import { hasSharedMemory } from "../run/threads.ts";
import { loopsIfRefused } from "./loops-if-refused.ts";
import type { SpecOptions } from "./open-spec.ts";
import { tell } from "./speak.ts";

/** The options of a command that trains: with the tier and the number of threads that are possible here, and says so. */
export function threadsHere<Options extends SpecOptions>(options: Options): Options | "usage" {
  const { threads = 1, tier } = options;
  if (threads === 1) return loopsIfRefused(options);
  if (threads !== "auto" && tier === "loops") {
    tell("netwright: loops are the work of one thread: leave out --tier loops or --threads");
    return "usage";
  }
  const here = loopsIfRefused(options);
  if (here.tier !== "loops" && hasSharedMemory()) return here;
  if (threads !== "auto") tell("Memory cannot be shared here: one thread does the work, to the same bits.");
  return { ...here, threads: 1 };
}
