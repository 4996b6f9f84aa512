import { fitImage } from "../../../runtime/fit-image.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { ReadContent } from "../datasets/folders/read-folder.ts";
import { decodePicture } from "../datasets/pictures/decode-picture.ts";
import { soundReader } from "../datasets/sounds/sound-reader.ts";

/** How a column reads the file whose path its cell is; undefined where cells are no paths. */
export function cellContent({ type, word, cropToAspectRatio }: ColumnModel): ReadContent | undefined {
  if (word?.type === "audio") return soundReader(word.options);
  if (type !== "image") return undefined;
  return (bytes, { shape }) => {
    const picture = decodePicture(bytes);
    return picture.kind === "problem" ? picture : fitImage(picture, shape, cropToAspectRatio === true);
  };
}
