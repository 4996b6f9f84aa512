import { RandomState } from "../../../runtime/random-state.ts";
import { integer } from "../define/option.ts";
import { generator } from "./generating/generator.ts";
import { noiseOption, rowsOption, seedOption, twoCategories } from "./generating/generator-options.ts";
import { pointColumns, pointsAt, rowsOfPoints } from "./generating/points.ts";

/** Points on a board of dark and light squares. */
export const checkerboard = generator({
  type: "checkerboard",
  summary:
    "Points evenly drawn from the square from −1 to 1, a board of dark and light squares: columns x, y and label. The square at (−1, −1) is dark.",
  formula: "dark where ⌊(x + 1) squares / 2⌋ + ⌊(y + 1) squares / 2⌋ is even; then shuffled, then noise",
  options: {
    rows: rowsOption("How many points.", 400, 2),
    squares: integer({ summary: "How many squares along each side.", minimum: 2, maximum: 1000, default: 4 }),
    noise: noiseOption,
    categories: twoCategories("What the two colours are called.", ["dark", "light"]),
    seed: seedOption,
  },
  example: "dataset: { type: checkerboard, rows: 400, squares: 4 }",
  columns: ({ categories }) => pointColumns(categories.map(String)),
  targets: ["label"],
  generate: ({ rows, squares, noise, seed }) => {
    const random = new RandomState(seed);
    const points = pointsAt([rows], () => [random.uniform(-1, 1), random.uniform(-1, 1)]);
    const field = (along: number) => Math.floor(((along + 1) * squares) / 2);
    const label = points.x.map((x, row) => (field(x) + field(points.y[row] as number)) % 2);
    return rowsOfPoints({ ...points, label: Int32Array.from(label) }, noise, random);
  },
});
