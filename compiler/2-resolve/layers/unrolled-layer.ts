import type { Json } from "../../ir/json.ts";

/** Names of what a layer takes, in the list in which they are written. */
export interface WrittenSource {
  readonly written: Json;
  readonly list: string;
  readonly pointer: string;
}

/** What flows from one layer to the next: a layer's value, or what a repeat names under `inputs:`; else the network's input. */
export type Source = { readonly layer: string } | WrittenSource | undefined;

/** A layer as it stands in the network: each copy of a repeated one by itself. */
export interface UnrolledLayer {
  /** As written, with what `each:` gives it. */
  readonly written: Json;
  /** With the copies in which it stands: `stage1.conv`. */
  readonly name: string;
  /** The list in which it stands: nothing for the network's own, `stage1.` for that of a copy. */
  readonly list: string;
  readonly pointer: string;
  /** Where options stand that `each:` gives, by the pointer they would have in the layer. */
  readonly given: ReadonlyMap<string, string>;
  /** What it takes where it has no `inputs:` of its own. */
  readonly before: Source;
  /** False where a repeat around it has `trainable: false`. */
  readonly trainable: boolean;
}
