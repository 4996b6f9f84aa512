import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import { knownSize } from "../../ir/shape.ts";
import { broadcast } from "../../ops/broadcast.ts";
import { concatenate } from "../../ops/concatenate.ts";
import type { FillMode } from "../../ops/resampled-axis.ts";
import { transformImages } from "../../ops/transform-images.ts";
import { choice, number } from "../define/option.ts";

/** What stands where an image was moved away from. */
export const fillOptions = {
  fillMode: choice(["reflect", "nearest", "constant"], {
    summary: "What stands beyond the edges: the mirrored image, its last pixel, or `fillValue`.",
    default: "reflect",
  }),
  fillValue: number({ summary: "The value beyond the edges, in the unit of the scaled column.", default: 0 }),
};

/** The options of a move that say what stands beyond the edges. */
interface FillValues {
  readonly fillMode: FillMode;
  readonly fillValue: number;
}

/** From which point of an image each pixel is taken: (a · x + b · y + c, d · x + e · y + f); numbers, or [rows, 1]. */
export type Move = readonly [a: Part, b: Part, c: Part, d: Part, e: Part, f: Part];
type Part = number | Value;

/** The images, each of its pixels taken from the point that the move says. */
export function moved(graph: GraphBuilder, images: Value, move: Move, { fillMode, fillValue }: FillValues): Value {
  const columns = move.map((part) =>
    typeof part === "number" ? graph.apply(broadcast, [graph.constant(part)], { shape: ["rows", 1] }) : part,
  );
  const moves = graph.apply(concatenate, columns, {}, "moves");
  return graph.apply(transformImages, [images, moves], { fill: fillMode, value: fillValue });
}

/** The height and the width of images [rows, height, width, channels]. */
export function sidesOf({ shape }: Value): readonly [height: number, width: number] {
  return [knownSize(shape[1]), knownSize(shape[2])];
}
