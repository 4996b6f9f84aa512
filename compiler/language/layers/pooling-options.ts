import type { Windows } from "../../ops/windows.ts";
import { optional, type Pair, pair } from "../define/option.ts";
import { bothOf, padding } from "./image-windows.ts";

/** The options of a pooling layer. */
export const poolOptions = {
  poolSize: pair({ summary: "Height and width of the window: one number, or [height, width].", default: 2 }),
  strides: optional(pair({ summary: "How far the window moves from one output to the next; default: its own size." })),
  padding,
};

/** The windows of a pooling layer. */
export function poolWindows(options: {
  readonly poolSize: Pair;
  readonly strides?: Pair | undefined;
  readonly padding: "valid" | "same";
}): Windows {
  const size = bothOf(options.poolSize);
  return { size, strides: bothOf(options.strides ?? size), dilation: [1, 1], padding: options.padding };
}
