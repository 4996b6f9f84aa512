import type { InputModel } from "../../ir/model.ts";
import type { AugmentationWord } from "../define/augmentation.ts";

/** Whether an augmentation changes this input of the network: images have a height, a width and channels. */
export function changesInput({ takes }: Pick<AugmentationWord, "takes">, { shape }: InputModel): boolean {
  return takes !== "images" || shape.length === 3;
}
