import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { knownSize, lastSize, type RowShape } from "../../ir/shape.ts";
import { reshape } from "../../ops/reshape.ts";
import { axesOf, type Windows } from "../../ops/windows.ts";
import { choice, type Option } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";

/** The option `padding` of everything that moves a window along a sequence. */
export const sequencePadding: Option<"valid" | "same"> = choice(["valid", "same"], {
  summary:
    "valid: the window stays on the sequence; same: there are ⌈steps / stride⌉ outputs, the sequence padded at both ends (of an odd number more at the end).",
  default: "valid",
});

/** What a layer that takes sequences says of an input that is none. */
export function notASequence(layer: string, row: RowShape): ShapeMistake | undefined {
  if (row.length === 2) return undefined;
  return {
    mistake: `A sequence, as ${layer} takes it, is [steps, channels], not [${row.join(", ")}].`,
    hint:
      row.length === 1
        ? `A sequence of one channel is [${row.join(", ")}, 1]: put - { type: reshape, targetShape: [${row.join(", ")}, 1] } before it.`
        : "A layer of type reshape gives values the shape of a sequence.",
  };
}

/** The windows along a sequence: those over an image of one line. */
export function windowsAlong(
  size: number,
  { strides = 1, dilationRate = 1, padding = "valid" }: Partial<SequenceOptions> = {},
): Windows {
  return { size: [1, size], strides: [1, strides], dilation: [1, dilationRate], padding };
}

interface SequenceOptions {
  readonly strides: number;
  readonly dilationRate: number;
  readonly padding: Windows["padding"];
}

/** The shape of what windows along a sequence see, in `channels` channels, or why there is none. */
export function seenAlong(
  layer: { readonly type: string; readonly window: string; readonly sizeOption: string },
  row: RowShape,
  windows: Windows,
  channels: number,
): RowShape | ShapeMistake {
  const mistake = notASequence(layer.type, row);
  if (mistake) return mistake;
  const [steps = 0] = row;
  const [, { output, size, dilation }] = axesOf([1, steps], windows);
  if (output > 0) return [output, channels];
  const reach = `${(size - 1) * dilation + 1} steps${dilation > 1 ? " with its dilation" : ""}`;
  return {
    mistake: `The ${layer.window} is ${reach}, longer than the sequence of ${steps}.`,
    hint: "Make it smaller, or say `padding: same`.",
    option: layer.sizeOption,
  };
}

/** Sequences as images of one line: [rows, steps, channels] → [rows, 1, steps, channels]. It costs nothing. */
export function asLines(graph: GraphBuilder, sequences: Value): Value {
  const [, steps, channels] = sequences.shape;
  return graph.apply(reshape, [sequences], { shape: ["rows", 1, knownSize(steps), knownSize(channels)] }, "lines");
}

/** Images of one line as sequences. */
export function asSequences(graph: GraphBuilder, lines: Value): Value {
  return graph.apply(reshape, [lines], { shape: ["rows", knownSize(lines.shape[2]), lastSize(lines.shape)] });
}

/** A kernel [size, …] as one of height 1: [1, size, …]. */
export function asLineKernel(graph: GraphBuilder, kernel: Value): Value {
  return graph.apply(reshape, [kernel], { shape: [1, ...kernel.shape] }, "kernelOfLines");
}
