import { describe, expect, test } from "vitest";
import { fittingText, progressTexts } from "../../compiler/cli/progress.ts";

const progress = { iteration: 25, iterations: 10_000, epoch: 2, perEpoch: 10, loss: 0.123456789 };

describe("the line of a training keeps its loss", () => {
  test.each([
    [72, "epoch 3 of 1000, update 25 of 10000, loss 0.123457"],
    [40, "epoch 3 of 1000, loss 0.123457"],
    [20, "loss 0.123457"],
    [5, "loss 0.123457"],
  ])("in %i columns", (width, expected) => {
    expect(fittingText(progressTexts(progress), width)).toBe(expected);
  });

  test("an epoch of one update is not told twice, nor a loss that there is not", () => {
    expect(progressTexts({ iteration: 3, iterations: 9, epoch: 3, perEpoch: 1 })).toEqual([
      "update 3 of 9",
      "update 3 of 9",
      "update 3 of 9",
    ]);
  });
});
