import { describe, expect, it } from "vitest";
import { metrics } from "../../compiler/vocabulary/registry.gen.ts";
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
