import type { DecodedPicture } from "./picture.ts";

/**
 * Turns a picture as its Exif orientation says, as Pillow's `exif_transpose`: 2 is mirrored, 3 upside down, 4 both,
 * 5 to 8 lie on a side. Any other number leaves it.
 */
export function upright(picture: DecodedPicture, orientation: number): DecodedPicture {
  const { width, height, data } = picture;
  if (!(orientation >= 2 && orientation <= 8)) return picture;
  const lies = orientation >= 5;
  const [outWidth, outHeight] = lies ? [height, width] : [width, height];
  // Where column x (across) and row y (down) of the upright picture stand in the stored one.
  const [mirrored, flipped] = [[2, 3, 7, 8].includes(orientation), [3, 4, 6, 7].includes(orientation)];
  const pixels = new Uint32Array(data.slice().buffer);
  const turned = new Uint32Array(outWidth * outHeight);
  for (let y = 0; y < outHeight; y++) {
    for (let x = 0; x < outWidth; x++) {
      const [across, down] = lies ? [y, x] : [x, y];
      const fromX = mirrored ? width - 1 - across : across;
      const fromY = flipped ? height - 1 - down : down;
      turned[y * outWidth + x] = pixels[fromY * width + fromX] as number;
    }
  }
  return { kind: "picture", width: outWidth, height: outHeight, data: new Uint8Array(turned.buffer) };
}
