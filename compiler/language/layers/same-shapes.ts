import type { RowShape } from "../../ir/shape.ts";
import type { ShapeMistake } from "../define/word.ts";

/** The shape that all inputs have, or what is wrong; `merged` says what is done with them: `added`. */
export function sameShapes([first = [], ...others]: readonly RowShape[], merged: string): RowShape | ShapeMistake {
  const odd = others.find((other) => other.join() !== first.join());
  if (!odd) return first;
  return {
    mistake: `The inputs have different shapes: [${first.join(", ")}] and [${odd.join(", ")}].`,
    hint: `Layers that are ${merged} have the same shape. \`concatenate\` puts different ones side by side.`,
    option: "inputs",
  };
}

/** The same for a layer of exactly two inputs. */
export function twoOfOneShape(type: string, inputs: readonly RowShape[], merged: string): RowShape | ShapeMistake {
  if (inputs.length !== 2) {
    return {
      mistake: `${type} takes two inputs, not ${inputs.length}.`,
      hint: "Write `inputs: [first, second]`.",
      option: "inputs",
    };
  }
  return sameShapes(inputs, merged);
}
