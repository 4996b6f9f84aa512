import { Mt19937 } from "../../../../runtime/mt19937.ts";
import { RandomState } from "../../../../runtime/random-state.ts";
import { type Figure, figures, frameIn } from "./figures.ts";

/**
 * Draws a figure in grey into `pixels` `[height, width]`: its position, size and angle, the brightness of figure and ground,
 * which of them is the brighter, and the strength of the noise are all chosen at random. `seed` and `row` alone decide:
 * how many rows there are changes no image.
 */
export function drawImage(
  pixels: Uint8Array,
  figure: Figure,
  [height, width]: readonly [number, number],
  [seed, row]: readonly [number, number],
): void {
  const random = new RandomState([seed, row, 0]);
  const covers = figures[figure](frameIn(height, width, random), random);
  const contrast = random.uniform(40, 120);
  const darker = random.uniform(30, 225 - contrast);
  const brightFigure = random.randomSample() < 0.5;
  const noise = random.uniform(5, 25) / 255;
  const words = new Mt19937([seed, row, 1]);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = covers(y, x) === brightFigure ? darker + contrast : darker;
      // The sum of two random bytes, from −255 to 255 around 0.
      const word = words.nextUint32();
      const spread = (word & 255) + ((word >>> 8) & 255) - 255;
      pixels[y * width + x] = Math.max(0, Math.min(255, Math.floor(grey + noise * spread + 0.5)));
    }
  }
}
