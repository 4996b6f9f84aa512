import { hasSharedMemory } from "../run/threads.ts";
import { loopsIfRefused } from "./loops-if-refused.ts";
import type { SpecOptions } from "./open-spec.ts";
import { writeStatus } from "./standard-streams.ts";

/** The options of a command that trains, limited to the tier and threads available here; a change is reported. */
export function threadsHere<Options extends SpecOptions>(options: Options): Options | "usage" {
  const { threads = 1, tier } = options;
  if (threads === 1) return loopsIfRefused(options);
  if (threads !== "auto" && tier === "loops") {
    writeStatus("netwright: --tier loops runs on one thread: remove --tier loops or --threads");
    return "usage";
  }
  const here = loopsIfRefused(options);
  if (here.tier !== "loops" && hasSharedMemory()) return here;
  if (threads !== "auto") writeStatus("Shared memory is not available here: using one thread, with the same bits.");
  return { ...here, threads: 1 };
}
