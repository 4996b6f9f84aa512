import { createArena, KernelsRefusedError } from "../../runtime/arena.ts";
import type { Tier } from "../4-schedule/choose-tier.ts";

/**
 * The tier available here: loops if WebAssembly is not available. Only for code that runs immediately; code that is
 * built for later is the same on every machine. (Compiling the kernels takes 6 ms, once; they are then cached.)
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
