import { describe, expect, test } from "vitest";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { imageNumbers } from "../../runtime/image-numbers.ts";
import { compiled } from "../compiled.ts";

const spec = `precision: float64
dataset:
  type: images
  folder: photos
  size: [1, 2]
  colorMode: grayscale
  columns: { image: { scale: { type: divide, by: 255 } }, label: { categories: [dark, light] } }
layers:
  - flatten
  - { type: dense, units: 1, activation: sigmoid, weightsInitializer: { type: values, values: [[1], [2]] } }
`;
/** Two white pixels, then two black ones, as a canvas gives them. */
const picture = { width: 4, height: 1, data: Uint8Array.of(...Array(8).fill(255), ...[0, 0, 0, 255, 0, 0, 0, 255]) };

describe("a generated module of a dataset of pictures", () => {
  test("takes a picture of any size, or the numbers of one", async () => {
    const network = await loadNetwork(compiled(spec, { file: "photos.yaml" }));
    const p = network.createParameters();
    const light = (image: unknown) =>
      (network.predict(p, { image } as never) as unknown as { label: { probabilities: { light: number } } }).label
        .probabilities.light;
    // sigmoid(219 / 255 + 2 · 36 / 255): resized by Pillow's bilinear filter.
    expect(light(picture)).toBeCloseTo(1 / (1 + Math.exp(-(219 + 2 * 36) / 255)), 12);
    expect(light([255, 0])).toBeCloseTo(1 / (1 + Math.exp(-1)), 12);
  });

  test("says in its types that it does", async () => {
    const code = await compiled(spec, { file: "photos.yaml" }).code("photos.ts", {});
    expect(code).toContain("readonly image: Picture | ArrayLike<number>;");
    expect(code).toContain('const pixels = imageNumbers(input.image, [1, 2, 1], false, "image");');
  });
});

test("a picture without all of its pixels is refused by the name of its field", () => {
  const cut = { ...picture, data: picture.data.subarray(0, 12) };
  expect(() => imageNumbers(cut, [1, 2, 1], false, "photo")).toThrow(
    "photo takes a picture of four bytes a pixel: its data are not 4 × 1 × 4",
  );
});
