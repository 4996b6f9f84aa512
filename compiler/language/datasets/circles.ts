import { RandomState } from "../../../runtime/random-state.ts";
import { cos, sin } from "../../../runtime/sin-cos.ts";
import { number } from "../define/option.ts";
import { generator } from "./generating/generator.ts";
import { noiseOption, rowsOption, seedOption, twoCategories } from "./generating/generator-options.ts";
import { pointColumns, pointsAt, rowsOfPoints } from "./generating/points.ts";

/** A circle within another; scikit-learn's `make_circles`. */
export const circles = generator({
  type: "circles",
  summary: "A circle within another: columns x, y and label, as scikit-learn makes them.",
  formula: "outer: (cos t, sin t), inner: factor · (cos t, sin t), t evenly around; then shuffled, then noise",
  options: {
    rows: rowsOption("How many points, half of them on each circle.", 100, 2),
    noise: noiseOption,
    factor: number({
      summary: "The radius of the inner circle; that of the outer one is 1.",
      minimum: 0,
      exclusiveMaximum: 1,
      default: 0.8,
    }),
    categories: twoCategories("What the two circles are called.", ["outer", "inner"]),
    seed: seedOption,
  },
  example: "dataset: { type: circles, rows: 200, noise: 0.05, factor: 0.5 }",
  columns: ({ categories }) => pointColumns(categories.map(String)),
  targets: ["label"],
  generate: ({ rows, noise, factor, seed }) => {
    const counts = [Math.floor(rows / 2), rows - Math.floor(rows / 2)];
    const points = pointsAt(counts, (circle, index, count) => {
      const angle = index * ((2 * Math.PI) / count);
      return circle === 0 ? [cos(angle), sin(angle)] : [cos(angle) * factor, sin(angle) * factor];
    });
    return rowsOfPoints(points, noise, new RandomState(seed));
  },
});
