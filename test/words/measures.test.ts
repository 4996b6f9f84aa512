import { describe, expect, it } from "vitest";
import { metrics } from "../../compiler/language/registry.gen.ts";
import { measureRows } from "./word-graph.ts";

describe("losses, row by row", () => {
  it("sumSquaredError: ½ (3² + 4²) and ½ 1²", () => {
    const rows = { output: [3, 4, 1, 0], target: [0, 0, 0, 0], row: [2] };
    expect(measureRows("loss", "sumSquaredError", rows)).toEqual([12.5, 0.5]);
  });

  it("meanSquaredError: (3² + 5²) / 2, and one value alone", () => {
    expect(measureRows("loss", "meanSquaredError", { output: [3, 5], target: [0, 0], row: [2] })).toEqual([17]);
    expect(measureRows("loss", "meanSquaredError", { output: [3, 5], target: [1, 1], row: [1] })).toEqual([4, 16]);
  });

  it("meanAbsoluteError: (3 + 5) / 2", () => {
    expect(measureRows("loss", "meanAbsoluteError", { output: [3, -5], target: [0, 0], row: [2] })).toEqual([4]);
  });

  it("binaryCrossentropy of a logit of 0 is ln 2, and of a sure mistake of 1000 it is 1000", () => {
    const rows = { output: [0, 1000, 1000], target: [1, 0, 1], row: [1] };
    expect(measureRows("loss", "binaryCrossentropy", rows)).toEqual([0.6931471805599453, 1000, 0]);
  });

  it("categoricalCrossentropy of equal logits is ln 4, and of a sure mistake of 1000 it is 1000", () => {
    const rows = { output: [5, 5, 5, 5, 1000, 0, 0, 0], target: [0, 1, 0, 0, 0, 1, 0, 0], row: [4] };
    expect(measureRows("loss", "categoricalCrossentropy", rows)).toEqual([1.3862943611198906, 1000]);
  });

  it("huber: ½ 0.5² up to delta, and delta · (3 − ½ delta) beyond", () => {
    expect(measureRows("loss", "huber", { output: [0.5, 3], target: [0, 0], row: [1] })).toEqual([0.125, 2.5]);
    const rows = { output: [0.5, -3], target: [0, 0], row: [1], options: { delta: 2 } };
    expect(measureRows("loss", "huber", rows)).toEqual([0.125, 4]);
  });

  it("logCosh: ln cosh 1 = 0.4337808, and 1000 − ln 2 without an overflow", () => {
    const [first, second, none] = measureRows("loss", "logCosh", {
      output: [1, -1000, 2],
      target: [0, 0, 2],
      row: [1],
    });
    expect([first?.toFixed(7), second, none]).toEqual(["0.4337808", 1000 - Math.LN2, 0]);
  });

  it("poisson: 2 − 3 · ln(2 + 10⁻⁷)", () => {
    const [found] = measureRows("loss", "poisson", { output: [2], target: [3], row: [1] });
    expect(found).toBeCloseTo(2 - 3 * Math.log(2.0000001), 12);
  });

  it("kullbackLeiblerDivergence: 0 of itself; ½ ln 2 + ½ ln ⅔ of a half from a quarter and three", () => {
    const rows = { output: [0.5, 0.5, 0.25, 0.75], target: [0.5, 0.5, 0.5, 0.5], row: [2] };
    const [same, other] = measureRows("loss", "kullbackLeiblerDivergence", rows);
    expect([same, other?.toFixed(7)]).toEqual([0, "0.1438410"]);
  });

  it("hinge and squaredHinge: 1 − target · output, and its square, until it is right by 1", () => {
    const rows = { output: [0.25, 0.25, 7], target: [1, -1, 1], row: [1] };
    expect(measureRows("loss", "hinge", rows)).toEqual([0.75, 1.25, 0]);
    expect(measureRows("loss", "squaredHinge", rows)).toEqual([0.5625, 1.5625, 0]);
  });

  it("labelSmoothing of 0.2 asks for 0.9 and 0.1, or 0.85 and 0.05 among four", () => {
    const smoothed = (type: string, output: number[], target: number[], options = {}) =>
      measureRows("loss", type, { output, target, row: [type === "binaryCrossentropy" ? 1 : 4], options });
    const options = { labelSmoothing: 0.2 };
    expect(smoothed("binaryCrossentropy", [1.5], [1], options)).toEqual(smoothed("binaryCrossentropy", [1.5], [0.9]));
    const [logits, soft] = [
      [0.5, 1, -2, 0],
      [0.05, 0.8500000000000001, 0.05, 0.05],
    ];
    expect(smoothed("categoricalCrossentropy", logits, [0, 1, 0, 0], options)).toEqual(
      smoothed("categoricalCrossentropy", logits, soft),
    );
  });

  it("sparseCategoricalCrossentropy is categoricalCrossentropy by its name in Keras", () => {
    const rows = { output: [0.5, 1, -2], target: [0, 1, 0], row: [3] };
    expect(measureRows("loss", "sparseCategoricalCrossentropy", rows)).toEqual(
      measureRows("loss", "categoricalCrossentropy", rows),
    );
  });
});

describe("metrics, row by row", () => {
  it("accuracy of categories: the greatest output is the target's", () => {
    const rows = { output: [0.1, 0.7, 0.2, 0.5, 0.3, 0.2], target: [0, 1, 0, 0, 0, 1], row: [3] };
    expect(measureRows("metric", "accuracy", rows)).toEqual([1, 0]);
  });

  it("accuracy of a single unit: the same side of one half, exactly one half being a no", () => {
    const rows = { output: [0.9, 0.9, 0.1, 0.5], target: [1, 0, 0, 0], row: [1] };
    expect(measureRows("metric", "accuracy", rows)).toEqual([1, 0, 1, 1]);
  });

  it("accuracy of a sequence: the mean over its places", () => {
    const rows = { output: [1, 0, 1, 0], target: [1, 0, 0, 1], row: [2, 2] };
    expect(measureRows("metric", "accuracy", rows)).toEqual([0.5]);
  });

  it("topKAccuracy: among the k greatest", () => {
    const rows = { output: [0.5, 0.3, 0.2, 0.5, 0.3, 0.2], target: [0, 1, 0, 0, 0, 1], row: [3], options: { k: 2 } };
    expect(measureRows("metric", "topKAccuracy", rows)).toEqual([1, 0]);
  });

  it("meanAbsoluteError: the mean over the values of a row, whatever its axes", () => {
    expect(measureRows("metric", "meanAbsoluteError", { output: [1, -3], target: [0, 0], row: [2] })).toEqual([2]);
    expect(
      measureRows("metric", "meanAbsoluteError", { output: [1, 2, 3, 6], target: [0, 0, 0, 0], row: [2, 2] }),
    ).toEqual([3]);
  });

  it("maxAbsoluteError: the greatest of a row, NaN if one is", () => {
    const rows = { output: [1, -3, Number.NaN, 9], target: [0, 0, 0, 0], row: [2] };
    expect(measureRows("metric", "maxAbsoluteError", rows)).toEqual([3, Number.NaN]);
    expect(metrics.maxAbsoluteError.accumulate).toBe("maximum");
  });

  it("rootMeanSquaredError: the mean square of a row; the root comes after all rows", () => {
    expect(measureRows("metric", "rootMeanSquaredError", { output: [3, 5], target: [0, 0], row: [2] })).toEqual([17]);
    expect(metrics.rootMeanSquaredError.accumulate).toBe("rootOfMean");
  });

  it("bitAccuracy: the share of values on the target's side of one half, which is itself a no", () => {
    const rows = {
      output: [0.9, 0.5, 0.2, 0.7, 0.4, 0.6, 0.1, Number.NaN],
      target: [1, 0, 0, 1, 1, 1, 0, 0],
      row: [4],
    };
    expect(measureRows("metric", "bitAccuracy", rows)).toEqual([1, 0.5]);
  });

  it("distinctCodes: each value of a layer as a bit, whatever its axes", () => {
    const rows = { output: [0.9, 0.5, 0.2, 0.7], target: [0, 0, 0, 0], row: [2, 2], options: { layer: "code" } };
    expect(measureRows("metric", "distinctCodes", rows)).toEqual([1, 0, 0, 1]);
    expect(metrics.distinctCodes.accumulate).toBe("distinct");
  });

  it("distinctCodes to two decimals: hundredths, half to even", () => {
    const rows = { output: [0.994, -0.0049, 0.125, 0.135, 0.996, 1], target: [0, 0, 0, 0, 0, 0], row: [2] };
    const options = { layer: "code", decimals: 2 };
    // 100 · 0.135 is 13.5 in float64, as 100 · 0.125 is 12.5.
    expect(measureRows("metric", "distinctCodes", { ...rows, options })).toEqual([99, 0, 12, 14, 100, 100]);
  });

  it("maxWrongBits: the wrong values of each row; the greatest of all rows counts", () => {
    const rows = { output: [0.9, 0.5, 0.2, 0.7, 0.4, 0.6], target: [1, 1, 1, 1, 0, 1], row: [3] };
    expect(measureRows("metric", "maxWrongBits", rows)).toEqual([2, 0]);
    expect(metrics.maxWrongBits.accumulate).toBe("maximum");
  });

  it("precision, recall and f1Score: right yes, and all that are answered, wanted, or either", () => {
    const rows = { output: [0.9, 0.8, 0.7, 0.1, 0.5], target: [1, 0, 1, 1, 1], row: [1] };
    expect(measureRows("metric", "precision", rows)).toEqual([1, 1, 0, 1, 1, 1, 0, 0, 0, 0]);
    expect(measureRows("metric", "recall", rows)).toEqual([1, 1, 0, 0, 1, 1, 0, 1, 0, 1]);
    expect(measureRows("metric", "f1Score", rows)).toEqual([2, 2, 0, 1, 2, 2, 0, 1, 0, 1]);
    const categories = { output: [0.6, 0.3, 0.1, 0.4, 0.3, 0.3], target: [1, 0, 0, 0, 1, 0], row: [3] };
    expect(measureRows("metric", "precision", categories)).toEqual([1, 1, 0, 0]);
    expect(measureRows("metric", "recall", categories)).toEqual([1, 1, 0, 1]);
  });

  it("confusionMatrix: rows by their right category, down, and by their answer, across", () => {
    const answers = [0.7, 0.2, 0.1, 0.1, 0.2, 0.7, 0.2, 0.7, 0.1, 0.6, 0.3, 0.1];
    const rows = { output: answers, target: [1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1], row: [3] };
    expect(measureRows("metric", "confusionMatrix", rows)).toEqual([1, 0, 1, 0, 1, 0, 1, 0, 0]);
  });

  it("confusionMatrix of one unit: no and yes", () => {
    const rows = { output: [0.9, 0.4, 0.6, 0.5, 0.8], target: [1, 1, 0, 0, 1], row: [1] };
    expect(measureRows("metric", "confusionMatrix", rows)).toEqual([1, 1, 1, 2]);
  });
});
