import { joinName } from "./identifier.ts";
import type { Model } from "./model.ts";

/** The owner of an augmentation's nodes, by its index in `augment:` and the input of the network that it changes. */
export function augmentOwner({ dataset, inputs }: Model, index: number, input: string): string {
  const type = dataset?.augment?.[index]?.type ?? "";
  return joinName(type, ...(inputs.length > 1 ? [input] : []), String(index + 1));
}

/** The owner of an augmentation's nodes that change the target, or the weights of the rows, of this name. */
export function augmentTargetOwner({ dataset }: Model, index: number, target: string): string {
  return joinName(dataset?.augment?.[index]?.type ?? "", target, "targets", String(index + 1));
}
