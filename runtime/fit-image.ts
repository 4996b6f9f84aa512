import type { Picture } from "./picture.ts";
import { withChannels } from "./picture-channels.ts";
import { type Box, resizeImage } from "./resize-image.ts";

/** The bytes of a picture as a column of this shape holds it: [height, width, channels]. */
export function fitImage(
  picture: Picture,
  [height = 1, width = 1, channels = 3]: readonly number[],
  crop: boolean,
): Uint8Array {
  const image = withChannels(picture, channels);
  return resizeImage(image, height, width, crop ? middle(picture, height, width) : undefined).data;
}

/** The largest part in the middle that has the proportions of the result, in whole pixels (Keras's crop_to_aspect_ratio). */
function middle({ width, height }: Picture, outHeight: number, outWidth: number): Box {
  const partWidth = Math.min(width, Math.max(1, Math.trunc((height * outWidth) / outHeight)));
  const partHeight = Math.min(height, Math.max(1, Math.trunc((width * outHeight) / outWidth)));
  return {
    left: Math.trunc((width - partWidth) / 2),
    top: Math.trunc((height - partHeight) / 2),
    width: partWidth,
    height: partHeight,
  };
}
