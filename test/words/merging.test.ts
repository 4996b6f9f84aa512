import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder } from "../../compiler/ir/graph-builder.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import type { RowShape } from "../../compiler/ir/shape.ts";
import { layers } from "../../compiler/language/registry.gen.ts";
import { type LayerFigures, layerDifferences } from "./layer-figures.ts";
import { buildLayer, withDefaults } from "./word-graph.ts";

const { cases }: { readonly cases: readonly LayerFigures[] } = JSON.parse(
  readFileSync(new URL("../references/merging.json", import.meta.url), "utf8"),
);
const named = cases.map((each) => [`${each.layer} ${JSON.stringify(each.options)}`, each] as const);

describe("layers that merge, bend or rescale values agree with PyTorch to 1e-12, output and gradients:", () => {
  it.each(named)("%s", (_, figures) => {
    for (const [name, difference] of Object.entries(layerDifferences(figures))) {
      expect(difference, name).toBeLessThan(1e-12);
    }
  });
});

/** The output of a layer for one input of many zeros or ones, while the network learns or answers. */
function outputOf(type: string, options: JsonObject, rows: readonly number[], training = true, seed = 3): Float64Array {
  const graph = graphBuilder("float64");
  const input = graph.leaf("input", "input", ["rows", rows.length]);
  const output = buildLayer(graph, type, options, [input], {}, { training });
  const feeds = { input: rows, seed: [seed], iteration: [1] };
  return interpret(graph.finish("training", { output }, []), feeds, 1).outputs.output.data as Float64Array;
}

function meanAndDeviation(values: Float64Array): readonly [number, number] {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return [mean, Math.sqrt(values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / values.length)];
}

describe("noise while a network learns", () => {
  const many = 20000;

  it("gaussianNoise adds numbers of mean 0 and the deviation that is asked for", () => {
    const [mean, deviation] = meanAndDeviation(outputOf("gaussianNoise", { stddev: 0.5 }, new Array(many).fill(2)));
    expect(mean).toBeCloseTo(2, 1);
    expect(deviation).toBeCloseTo(0.5, 1);
  });

  it("gaussianDropout multiplies by numbers of mean 1 and deviation √(0.2 / 0.8) = 0.5", () => {
    const [mean, deviation] = meanAndDeviation(outputOf("gaussianDropout", { rate: 0.2 }, new Array(many).fill(3)));
    expect(mean).toBeCloseTo(3, 1);
    expect(deviation).toBeCloseTo(1.5, 1);
  });

  it("alphaDropout keeps the mean 0 and the deviation 1 of what comes in", () => {
    const normal = outputOf("gaussianNoise", { stddev: 1 }, new Array(many).fill(0), true, 4);
    const [mean, deviation] = meanAndDeviation(outputOf("alphaDropout", { rate: 0.3 }, [...normal]));
    expect(mean).toBeCloseTo(0, 1);
    expect(deviation).toBeCloseTo(1, 1);
  });

  it("alphaDropout gives a · (0 − 1.7581) + b for what is dropped and a · 1 + b for a 1 that is kept", () => {
    const a = 1 / Math.sqrt(0.5 * (1 + 0.5 * 1.7580993408473766 ** 2));
    const b = a * 0.5 * 1.7580993408473766;
    const seen = [
      ...new Set([...outputOf("alphaDropout", { rate: 0.5 }, new Array(50).fill(1))].map((x) => x.toFixed(9))),
    ];
    expect(seen.sort()).toEqual([(b - a * 1.7580993408473766).toFixed(9), (a + b).toFixed(9)].sort());
  });

  it.each(["gaussianNoise", "gaussianDropout", "alphaDropout"])("%s leaves answers as they are", (type) => {
    const options = type === "gaussianNoise" ? { stddev: 1 } : { rate: 0.5 };
    expect([...outputOf(type, options, [1, 2, 3], false)]).toEqual([1, 2, 3]);
  });
});

describe("rescaling", () => {
  it("makes -1 to 1 of pixels from 0 to 255", () => {
    const options = { scale: 0.00784313725490196, offset: -1 };
    const seen = [...outputOf("rescaling", options, [0, 127.5, 255])];
    for (const [index, value] of [-1, 0, 1].entries()) expect(seen[index]).toBeCloseTo(value, 14);
  });
});

describe("discretization", () => {
  it("counts the boundaries that are not above a value", () => {
    const values = [-5, 0, 0.5, 1, 7, 9.9, 10, 1e9];
    expect([...outputOf("discretization", { binBoundaries: [0, 1, 10] }, values)]).toEqual([0, 1, 1, 2, 2, 2, 3, 3]);
  });

  it("refuses boundaries that do not ascend", () => {
    const { check } = layers.discretization;
    expect(check?.({ binBoundaries: [1, 1] })).toMatchObject({ mistake: "binBoundaries do not ascend." });
  });
});

describe("what does not fit is told:", () => {
  const shapeOf = (type: string, inputs: readonly RowShape[], options: JsonObject = {}) =>
    layers[type].shape(inputs, withDefaults(layers[type], options), []);

  it("a difference of three", () => {
    expect(shapeOf("subtract", [[4], [4], [4]])).toMatchObject({ mistake: "subtract takes two inputs, not 3." });
  });

  it("a scalar product of sequences", () => {
    expect(
      shapeOf("dot", [
        [2, 4],
        [2, 4],
      ]),
    ).toMatchObject({ mistake: "dot takes vectors, not [2, 4]." });
  });

  it("different shapes", () => {
    expect(shapeOf("multiply", [[4], [5]])).toMatchObject({
      mistake: "The inputs have different shapes: [4] and [5].",
    });
  });

  it("slopes shared along the second axis alone", () => {
    expect(shapeOf("prelu", [[2, 3, 4]], { sharedAxes: [2] })).toMatchObject({ option: "sharedAxes" });
  });
});
