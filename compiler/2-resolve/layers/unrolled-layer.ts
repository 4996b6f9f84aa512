import type { Json } from "../../ir/json.ts";

/** The written inputs of a layer, and the list in which they are written. */
export interface WrittenSource {
  readonly written: Json;
  readonly list: string;
  readonly pointer: string;
}

/** The source of a layer's input: another layer, or the `inputs:` of a repeat; undefined: the network's input. */
export type Source = { readonly layer: string } | WrittenSource | undefined;

/** A layer of the network; each copy of a repeated layer is separate. */
export interface UnrolledLayer {
  /** As written, with the values of `each:`. */
  readonly written: Json;
  /** Its name, with the copies that contain it: `stage1.conv`. */
  readonly name: string;
  /** The list that contains it: empty for the network's own, `stage1.` for that of a copy. */
  readonly list: string;
  readonly pointer: string;
  /** The JSON pointer in `each:` of each option set there, by its pointer in the layer. */
  readonly given: ReadonlyMap<string, string>;
  /** Its input if it has no `inputs:`. */
  readonly before: Source;
  /** False if a repeat that contains it has `trainable: false`. */
  readonly trainable: boolean;
}
