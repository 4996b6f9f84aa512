import { knownSize } from "../../ir/shape.ts";
import { floor } from "../../ops/floor.ts";
import { reshape } from "../../ops/reshape.ts";
import { augmentation } from "../define/augmentation.ts";
import { drawn, factor } from "./factors.ts";
import { moved } from "./moves.ts";

/** Begins a recording or a series earlier or later. */
export const randomShift = augmentation({
  type: "randomShift",
  summary:
    "Moves each row along its first axis, the time, by a random number of whole steps; zeros stand where it was moved away from.",
  formula: "output[t] = input[t + ⌊u · length⌋], u evenly drawn from −most to −least",
  options: { factor: factor("The share of the length, up to which it is moved; or [least, most], later positive.") },
  example:
    "dataset:\n  type: shapes\n  size: 8\n  categories: [circle, square]\n  augment: { type: randomShift, factor: 0.1 }",
  takes: "rows",
  build: ({ graph, rows, options, draw }) => {
    const [, length = 1, ...others] = rows.shape.slice(0).map((size, axis) => (axis === 0 ? 1 : knownSize(size)));
    const channels = others.reduce((product, size) => product * size, 1);
    const steps = graph.apply(floor, [drawn(graph, draw(1), 0, turned(options.factor), length)], {});
    const lines = graph.apply(reshape, [rows], { shape: ["rows", length, 1, channels] });
    const made = moved(graph, lines, [1, 0, 0, 0, 1, steps], { fillMode: "constant", fillValue: 0 });
    return graph.apply(reshape, [made], { shape: rows.shape });
  },
});

/** A row is taken from as many steps before as it is moved later. */
function turned(of: number | readonly [number, number]): readonly [number, number] {
  return typeof of === "number" ? [-of, of] : [-of[1], -of[0]];
}
