import { RandomState } from "../../../runtime/random-state.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { number, type Option, optional } from "../define/option.ts";
import { generator } from "./generating/generator.ts";
import { rowsOption, seedOption, severalCategories } from "./generating/generator-options.ts";
import { pointColumns, pointsAt, rowsOfPoints, sharesOf } from "./generating/points.ts";

type Center = readonly [x: number, y: number];

const coordinate = { type: "number", minimum: -1e300, maximum: 1e300 };

/** Heaps of points around centers; scikit-learn's `make_blobs`. */
export const blobs = generator({
  type: "blobs",
  summary: "Blobs of points, normal around their centers: columns x, y and label, as scikit-learn makes them.",
  formula: "(x, y) = center + clusterStd · (n₁, n₂), then shuffled; centers are drawn evenly from −10 to 10",
  options: {
    rows: rowsOption("How many points, as many around each center.", 100, 2),
    centers: {
      summary: "How many blobs there are, or their centers [x, y].",
      schema: {
        anyOf: [
          { type: "integer", minimum: 2, maximum: 1000 },
          {
            type: "array",
            items: { type: "array", items: coordinate, minItems: 2, maxItems: 2 },
            minItems: 2,
            maxItems: 1000,
          },
        ],
      },
      default: 3,
      required: false,
    } as Option<number | readonly Center[]>,
    clusterStd: number({ summary: "The standard deviation of each coordinate.", minimum: 0, default: 1 }),
    categories: optional(severalCategories("The categories of the blobs; default: 0, 1, 2 ….")),
    seed: seedOption,
  },
  example: "dataset: { type: blobs, rows: 300, centers: [[-2, 0], [2, 1]], clusterStd: 1.5 }",
  columns: ({ centers, categories }) => pointColumns(namesOf(countOf(centers), categories)),
  targets: ["label"],
  mistakes: ({ centers, categories }, rangeAt) => {
    const [count, names] = [countOf(centers), namesOf(countOf(centers), categories)];
    if (names.length === count) return [];
    const expected = `${count} entries, one for each center`;
    return [diagnostic("wrong-length", rangeAt("/categories"), { key: "categories", expected, found: names.length })];
  },
  generate: ({ rows, centers, clusterStd, seed }) => {
    const random = new RandomState(seed);
    const middles = typeof centers === "number" ? drawnCenters(centers, random) : centers;
    const points = pointsAt(sharesOf(rows, middles.length), (heap) => {
      const [x, y] = middles[heap] as Center;
      return [random.normal(x, clusterStd), random.normal(y, clusterStd)];
    });
    return rowsOfPoints(points, 0, random);
  },
});

function countOf(centers: number | readonly Center[]): number {
  return typeof centers === "number" ? centers : centers.length;
}

function namesOf(count: number, categories: number | readonly unknown[] | undefined): readonly string[] {
  if (categories !== undefined && typeof categories !== "number") return categories.map(String);
  return Array.from({ length: categories ?? count }, (_, index) => String(index));
}

function drawnCenters(count: number, random: RandomState): readonly Center[] {
  return Array.from({ length: count }, () => [random.uniform(-10, 10), random.uniform(-10, 10)]);
}
