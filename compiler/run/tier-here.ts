import { createArena, KernelsRefusedError } from "../../runtime/arena.ts";
import type { Tier } from "../4-schedule/choose-tier.ts";

/**
 * Who can do the work here: loops where WebAssembly is refused. It is for code that runs at once; what is built for
 * later is the same from every machine. (Compiling the kernels takes 6 ms, once: code that uses them finds them ready.)
 */
export function tierHere(tier: Tier): Tier {
  return tier === "loops" || kernelsAreHere() ? tier : "loops";
}

function kernelsAreHere(): boolean {
  try {
    createArena(0, 0);
    return true;
  } catch (error) {
    if (error instanceof KernelsRefusedError) return false;
    throw error;
  }
}
