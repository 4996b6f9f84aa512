import { generator, integer, layer, ops, thing } from "netwright/language";
import { cube } from "./cube.ts";

export { cube };

/** A layer: each value to the third power, times a learnt number of its own. */
export const cubic = layer({
  type: "cubic",
  summary: "Raises each value to the third power and multiplies it by a learnt number of its own.",
  formula: "gain · inputs³",
  options: {
    gainInitializer: thing("initializer", { summary: "The first factors, one for each value.", default: "ones" }),
  },
  example: "layers:\n  - { type: input, shape: [3] }\n  - cubic",
  takes: "one",
  shape: ([row = []]) =>
    row.length === 1 ? row : { mistake: "cubic takes one axis", hint: "Put a flatten before it." },
  parameters: ([[size = 1] = []]) => [{ name: "gain", shape: [size], fanIn: size, fanOut: size }],
  build: ({ graph, inputs: [input], parameters: { gain } }) => {
    if (input === undefined || gain === undefined) throw new Error("cubic was built without an input or its gain");
    return graph.apply(ops.multiplyColumns, [graph.apply(cube, [input], {}), gain], {}, "output");
  },
});

/** A dataset: some numbers from −1 to 1, and twice their third power. */
export const cubes = generator({
  type: "cubes",
  summary: "Numbers evenly from −1 to 1, and twice their third power.",
  options: { count: integer({ summary: "How many.", default: 9, minimum: 2 }) },
  example: "dataset: { type: cubes, count: 5 }",
  columns: () => [
    { name: "x", type: "number", shape: [1] },
    { name: "y", type: "number", shape: [1] },
  ],
  targets: ["y"],
  generate: ({ count }) => {
    const x = Float64Array.from({ length: count }, (_, row) => (2 * row) / (count - 1) - 1);
    const y = x.map((each) => 2 * each * each * each);
    return { rows: count, columns: { x: { kind: "numbers", values: x }, y: { kind: "numbers", values: y } } };
  },
});
