import { knownSize } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { cosine } from "../../ops/cosine.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { multiply } from "../../ops/multiply.ts";
import { reshape } from "../../ops/reshape.ts";
import { slice } from "../../ops/slice.ts";
import { squareRoot } from "../../ops/square-root.ts";
import { subtract } from "../../ops/subtract.ts";
import { augmentation } from "../define/augmentation.ts";
import { number } from "../define/option.ts";

/** Adds normal noise. Two even draws make a normal one (Box and Muller 1958). */
export const noise = augmentation({
  type: "noise",
  summary: "Adds normal noise to every number of a row.",
  formula: "input + stddev · √(−2 ln(1 − u)) · cos(2π v), u and v evenly drawn from 0 to 1",
  options: {
    stddev: number({ summary: "The standard deviation, in the unit of the scaled column.", minimum: 0 }),
  },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: noise, stddev: 0.05 }",
  takes: "rows",
  build: ({ graph, rows, options: { stddev }, draw }) => {
    const size = rows.shape.slice(1).reduce<number>((product, axis) => product * knownSize(axis), 1);
    const draws = draw(2 * size);
    const part = (start: number) => graph.apply(slice, [draws], { start, size });
    const rest = graph.apply(subtract, [graph.constant(1), part(0)], {});
    const radius = graph.apply(multiply, [graph.apply(logarithm, [rest], {}), graph.constant(-2)], {});
    const angle = graph.apply(multiply, [part(size), graph.constant(2 * Math.PI)], {});
    const length = graph.apply(multiply, [graph.apply(squareRoot, [radius], {}), graph.constant(stddev)], {});
    const flat = graph.apply(multiply, [length, graph.apply(cosine, [angle], {})], {}, "noise");
    return graph.apply(add, [rows, graph.apply(reshape, [flat], { shape: rows.shape })], {});
  },
});
