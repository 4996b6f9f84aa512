import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Json, JsonObject } from "../../ir/json.ts";
import type { RowShape } from "../../ir/shape.ts";
import { placeImages } from "../../ops/place-images.ts";
import { largestSize, type Option } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";

/** Pixels or steps at both ends of an axis: one number for both, or [before, after]. */
export type Ends = number | readonly [number, number];

/** Pixels at the edges of an image: one number for all, [height, width], or [[top, bottom], [left, right]]. */
export type Edges = number | readonly [Ends, Ends];

const count: JsonObject = { type: "integer", minimum: 0, maximum: largestSize };
const bothEnds: JsonObject = { type: "array", items: count, minItems: 2, maxItems: 2 };
const ends: JsonObject = { anyOf: [count, bothEnds] };

/** An option for both ends of a sequence. */
export function endsOption(summary: string, value: Json): Option<Ends> {
  return { summary, schema: ends, default: value, required: false };
}

/** Two numbers from 0 up, for height and width; nothing written means nothing. */
export function optionalPair(summary: string): Option<Ends | undefined> {
  return { summary, schema: ends, required: false };
}

/** An option for the edges of an image. */
export function edgesOption(summary: string, value: Json): Option<Edges> {
  const schema = { anyOf: [count, { type: "array", items: ends, minItems: 2, maxItems: 2 }] };
  return { summary, schema, default: value, required: false };
}

/** Before and after one axis. */
export function endsOf(value: Ends): readonly [number, number] {
  return typeof value === "number" ? [value, value] : value;
}

/** Before and after the height, and before and after the width. */
export function edgesOf(value: Edges): readonly [readonly [number, number], readonly [number, number]] {
  return typeof value === "number" ? [endsOf(value), endsOf(value)] : [endsOf(value[0]), endsOf(value[1])];
}

/** The axes of a row with `before` and `after` added to each (taken off where they are negative); the channels stay. */
export function withEnds(row: RowShape, axes: readonly (readonly [number, number])[]): RowShape {
  return row.map((size, axis) => size + (axes[axis] ?? [0, 0]).reduce((sum, each) => sum + each, 0));
}

/** What is wrong with an axis of which nothing is left. */
export function nothingLeft(row: RowShape, left: RowShape, names: readonly string[]): ShapeMistake | undefined {
  const axis = left.findIndex((size) => size < 1);
  if (axis < 0) return undefined;
  const taken = (row[axis] ?? 0) - (left[axis] ?? 0);
  return {
    mistake: `Of ${row[axis]} ${names[axis]} ${taken} are cut off: nothing is left.`,
    hint: "Cut off fewer.",
    option: "cropping",
  };
}

/** Images with pixels added at their edges, or taken off where the numbers are negative. */
export function withEdges(graph: GraphBuilder, images: Value, [down, across]: ReturnType<typeof edgesOf>): Value {
  const [height = 0, width = 0] = withEnds(images.shape.slice(1) as RowShape, [down, across]);
  return graph.apply(placeImages, [images], { size: [height, width], before: [down[0], across[0]] }, "output");
}
