import { RandomState } from "../../../runtime/random-state.ts";
import { cos, sin } from "../../../runtime/sin-cos.ts";
import { generator } from "./generating/generator.ts";
import { noiseOption, rowsOption, seedOption, twoCategories } from "./generating/generator-options.ts";
import { evenly, pointColumns, pointsAt, rowsOfPoints } from "./generating/points.ts";

/** Two half circles that reach into each other; scikit-learn's `make_moons`. */
export const moons = generator({
  type: "moons",
  summary: "Two half circles that reach into each other: columns x, y and label, as scikit-learn makes them.",
  formula: "upper: (cos t, sin t), lower: (1 − cos t, 1/2 − sin t), t evenly from 0 to π; then shuffled, then noise",
  options: {
    rows: rowsOption("How many points, half of them on each moon.", 100, 2),
    noise: noiseOption,
    categories: twoCategories("What the two moons are called.", ["upper", "lower"]),
    seed: seedOption,
  },
  example: "dataset: { type: moons, rows: 200, noise: 0.1 }",
  columns: ({ categories }) => pointColumns(categories.map(String)),
  targets: ["label"],
  generate: ({ rows, noise, seed }) => {
    const counts = [Math.floor(rows / 2), rows - Math.floor(rows / 2)];
    const points = pointsAt(counts, (moon, index, count) => {
      const angle = evenly(index, count, Math.PI);
      return moon === 0 ? [cos(angle), sin(angle)] : [1 - cos(angle), 1 - sin(angle) - 0.5];
    });
    return rowsOfPoints(points, noise, new RandomState(seed));
  },
});
