import type { RowShape } from "../../ir/shape.ts";
import type { ShapeMistake } from "../define/word.ts";

/** An initializer that makes matrices, for a parameter that is none. */
export function matrixOnly(initializer: string, shape: RowShape): ShapeMistake {
  return {
    mistake: `\`${initializer}\` makes a matrix, and the parameter is [${shape.join(", ")}].`,
    hint: "Take glorotUniform, zeros or ones.",
  };
}
