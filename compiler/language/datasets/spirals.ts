import { RandomState } from "../../../runtime/random-state.ts";
import { cos, sin } from "../../../runtime/sin-cos.ts";
import { categoryNames } from "../columns/category.ts";
import { number } from "../define/option.ts";
import { generator } from "./generating/generator.ts";
import { noiseOption, rowsOption, seedOption, severalCategories } from "./generating/generator-options.ts";
import { evenly, pointColumns, pointsAt, rowsOfPoints, sharesOf } from "./generating/points.ts";

/** Arms that wind around each other. */
export const spirals = generator({
  type: "spirals",
  summary: "Arms that wind around each other from the middle to the unit circle: columns x, y and label.",
  formula:
    "(x, y) = r · (cos t, sin t), t = 2π (turns · r + arm / arms), r evenly from 0 to 1; then shuffled, then noise",
  options: {
    rows: rowsOption("How many points, as many on each arm.", 200, 2),
    categories: severalCategories("How many arms there are, or what they are called.", 2),
    turns: number({
      summary: "How many times each arm goes around the middle.",
      exclusiveMinimum: 0,
      maximum: 10,
      default: 1.5,
    }),
    noise: noiseOption,
    seed: seedOption,
  },
  example: "dataset: { type: spirals, rows: 300, categories: [red, blue], noise: 0.02 }",
  columns: ({ categories }) => pointColumns(categoryNames(categories) ?? []),
  targets: ["label"],
  generate: ({ rows, categories, turns, noise, seed }) => {
    const arms = categoryNames(categories)?.length ?? 2;
    const points = pointsAt(sharesOf(rows, arms), (arm, index, count) => {
      const radius = evenly(index, count, 1);
      const angle = 2 * Math.PI * (turns * radius + arm / arms);
      return [radius * cos(angle), radius * sin(angle)];
    });
    return rowsOfPoints(points, noise, new RandomState(seed));
  },
});
