import { fitImage } from "./fit-image.ts";
import type { Picture } from "./picture.ts";

/**
 * The numbers of an image of a shape [height, width, channels], from 0 to 255: a list as it is, or a picture made to fit
 * (resized as Pillow does; with `crop` without the margins of other proportions). Throws with the name of the field.
 */
export function imageNumbers(
  image: Picture | ArrayLike<number>,
  shape: readonly number[],
  crop: boolean,
  name: string,
): ArrayLike<number> {
  if (typeof image !== "object" || image === null || !("width" in image)) return image;
  const { width, height, data } = image;
  if (!(width >= 1 && height >= 1) || data?.length !== width * height * 4) {
    throw new RangeError(`${name} takes a picture of four bytes a pixel: its data are not ${width} × ${height} × 4`);
  }
  return fitImage(image, shape, crop);
}
