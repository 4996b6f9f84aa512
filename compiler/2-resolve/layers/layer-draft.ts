import type { Json, JsonObject } from "../../ir/json.ts";
import type { ParameterModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { LayerWord } from "../../language/define/layer.ts";
import type { Source } from "./unrolled-layer.ts";

/** A layer with its name, its type and all its options, before it is joined to others. */
export interface NamedLayer {
  readonly index: number;
  readonly type: string;
  readonly word: LayerWord;
  readonly name: string;
  /** `/layers/3`; the layers of all copies of a repeat share it. */
  readonly pointer: string;
  /** The list in which it stands: nothing for the network's own, `stage1.` for that of a copy. */
  readonly list: string;
  /** What it takes where nothing is written. */
  readonly before: Source;
  readonly options: JsonObject;
  readonly trainable: boolean;
  /** `inputs:` as it is written. */
  readonly written: Json | undefined;
  /** Where an option stands: in the layer, or in `defaults:`. */
  readonly pointerOf: (option: string) => string;
}

/** A layer that knows what it takes: names of layers or of inputs of the network. */
export interface WiredLayer extends NamedLayer {
  readonly inputs: readonly string[];
}

/** A layer with its shape; absent where a mistake keeps it unknown. */
export interface ShapedLayer extends WiredLayer {
  readonly shape: RowShape | undefined;
  readonly parameters: readonly ParameterModel[];
}

/** A layer in a sentence: its name, which begins with its type where it was given none. */
export function layerText(layer: NamedLayer): string {
  return layer.name.startsWith(`${layer.list}${layer.type}`) ? layer.name : `${layer.name} (${layer.type})`;
}
