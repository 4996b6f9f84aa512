import type { Json, JsonObject } from "../../ir/json.ts";
import type { ParameterModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { LayerWord } from "../../language/define/layer.ts";
import type { Source } from "./unrolled-layer.ts";

/** A layer with its name, its type and all its options, not yet connected to others. */
export interface NamedLayer {
  readonly index: number;
  readonly type: string;
  readonly word: LayerWord;
  readonly name: string;
  /** `/layers/3`; all copies of a repeat share it. */
  readonly pointer: string;
  /** The list that contains it: empty for the network's own, `stage1.` for that of a copy. */
  readonly list: string;
  /** Its default input. */
  readonly before: Source;
  readonly options: JsonObject;
  readonly trainable: boolean;
  /** `inputs:` as written. */
  readonly written: Json | undefined;
  /** The JSON pointer of an option: in the layer, or in `defaults:`. */
  readonly pointerOf: (option: string) => string;
}

/** A layer with its inputs: names of layers or of inputs of the network. */
export interface WiredLayer extends NamedLayer {
  readonly inputs: readonly string[];
}

/** A layer with its shape; undefined if it is unknown because of a mistake. */
export interface ShapedLayer extends WiredLayer {
  readonly shape: RowShape | undefined;
  readonly parameters: readonly ParameterModel[];
}

/** A layer in a message: its name, and its type unless the name begins with it. */
export function layerText(layer: NamedLayer): string {
  return layer.name.startsWith(`${layer.list}${layer.type}`) ? layer.name : `${layer.name} (${layer.type})`;
}
