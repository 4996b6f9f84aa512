import { describe, expect, it } from "vitest";
import { render } from "../../compiler/api/render.ts";
import { interpret } from "../../compiler/interpret/interpret.ts";
import { graphBuilder, type Value } from "../../compiler/ir/graph-builder.ts";
import type { Shape } from "../../compiler/ir/shape.ts";
import { standard } from "../../compiler/language/standard.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";

/** What an augmentation makes of one row, given the numbers that are drawn for it. */
function changed(
  type: string,
  options: object,
  shape: readonly number[],
  row: readonly number[],
  draws: readonly number[],
) {
  const graph = graphBuilder("float64");
  const rows = graph.leaf("input", "rows", ["rows", ...shape]);
  const draw = (count: number) => graph.leaf("input", "draws", ["rows", count] as Shape);
  const once = (make: () => Value) => make();
  const output = standard.augmentations[type].build({ graph, rows, options: options as never, draw, once });
  const count = row.length / shape.reduce((product, size) => product * size, 1);
  const { outputs } = interpret(graph.finish("prediction", { output }, []), { rows: row, draws }, count);
  return [...outputs.output.data];
}

/** Three rows of three grey pixels. */
const square = [1, 2, 3, 4, 5, 6, 7, 8, 9];
const flat = [3, 3, 1];
const fill = { fillMode: "reflect", fillValue: 0 };
const blank = { fillMode: "constant", fillValue: 0 };

describe("randomFlip", () => {
  it("mirrors left to right where the first number is below ½", () => {
    expect(changed("randomFlip", { mode: "horizontal" }, flat, square, [0.4, 0.4])).toEqual([
      3, 2, 1, 6, 5, 4, 9, 8, 7,
    ]);
    expect(changed("randomFlip", { mode: "horizontal" }, flat, square, [0.5, 0.4])).toEqual(square);
  });

  it("mirrors upside down where the second is", () => {
    expect(changed("randomFlip", { mode: "vertical" }, flat, square, [0.4, 0.4])).toEqual([7, 8, 9, 4, 5, 6, 1, 2, 3]);
    expect(changed("randomFlip", { mode: "horizontalAndVertical" }, flat, square, [0.9, 0.1])).toEqual([
      7, 8, 9, 4, 5, 6, 1, 2, 3,
    ]);
  });

  it("keeps channels together", () => {
    expect(changed("randomFlip", { mode: "horizontal" }, [1, 2, 3], [1, 2, 3, 4, 5, 6], [0, 0])).toEqual([
      4, 5, 6, 1, 2, 3,
    ]);
  });
});

describe("randomTranslation", () => {
  const options = { heightFactor: 1 / 3, widthFactor: 1 / 3 };

  it("moves down and right by the greatest factor for a draw of 1, and shows the mirrored image beyond the edge", () => {
    const made = changed("randomTranslation", { ...options, ...fill }, flat, square, [1, 0.5]);
    expect(made.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 2, 3, 1, 2, 3, 4, 5, 6]);
  });

  it("moves left for a draw of 0, and shows the fill value beyond the edge", () => {
    const made = changed("randomTranslation", { ...options, ...blank, fillValue: 9 }, flat, square, [0.5, 0]);
    expect(made.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([2, 3, 9, 5, 6, 9, 8, 9, 9]);
  });

  it("interpolates between pixels: half a pixel to the right is the mean of two", () => {
    const half = { heightFactor: 0, widthFactor: [0, 1 / 3] as const };
    const made = changed("randomTranslation", { ...half, ...fill }, [1, 3, 1], [1, 2, 4], [0.3, 0.5]);
    expect(made.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([1, 1.5, 3]);
  });
});

describe("randomCrop", () => {
  it("moves by whole pixels from −padding to padding", () => {
    const options = { padding: 1, ...blank };
    expect(changed("randomCrop", options, flat, square, [0.1, 0.5])).toEqual([0, 0, 0, 1, 2, 3, 4, 5, 6]);
    expect(changed("randomCrop", options, flat, square, [0.5, 0.99])).toEqual([2, 3, 0, 5, 6, 0, 8, 9, 0]);
    expect(changed("randomCrop", options, flat, square, [0.34, 0.65])).toEqual(square);
  });
});

describe("randomRotation", () => {
  it("turns about the middle, counterclockwise: a quarter of a turn for a factor of ¼ and a draw of 1", () => {
    const made = changed("randomRotation", { factor: 0.25, ...fill }, flat, square, [1]);
    expect(made.map((value) => Math.round(value * 1e9) / 1e9)).toEqual([3, 6, 9, 2, 5, 8, 1, 4, 7]);
  });
});

describe("randomZoom", () => {
  it("shows twice as much for a factor of 1, and keeps the proportions", () => {
    const made = changed("randomZoom", { heightFactor: 1, ...blank }, flat, square, [1, 0]);
    expect(made).toEqual([0, 0, 0, 0, 5, 0, 0, 0, 0]);
  });

  it("shows half as much for a factor of −½, in height alone where the width has none", () => {
    const made = changed("randomZoom", { heightFactor: [-0.5, 0], widthFactor: 0, ...fill }, flat, square, [0, 0.7]);
    expect(made).toEqual([2.5, 3.5, 4.5, 4, 5, 6, 5.5, 6.5, 7.5]);
  });
});

describe("randomContrast", () => {
  it("moves the numbers of each channel away from their mean", () => {
    expect(changed("randomContrast", { factor: 0.5 }, [1, 2, 2], [0, 10, 4, 30], [1])).toEqual([-1, 5, 5, 35]);
  });
});

describe("cutout", () => {
  it("hides a rectangle around the drawn pixel, and leaves off what is beyond the edges", () => {
    expect(changed("cutout", { size: 2, fillValue: 0 }, flat, square, [0.5, 0.5])).toEqual([0, 0, 3, 0, 0, 6, 7, 8, 9]);
    expect(changed("cutout", { size: [3, 1], fillValue: -1 }, flat, square, [0, 0.9])).toEqual([
      1, 2, -1, 4, 5, -1, 7, 8, 9,
    ]);
  });
});

describe("randomShift", () => {
  it("begins later for a draw of 0, and earlier for a draw near 1, by whole steps", () => {
    expect(changed("randomShift", { factor: 0.5 }, [4], [1, 2, 3, 4], [0])).toEqual([0, 0, 1, 2]);
    expect(changed("randomShift", { factor: 0.5 }, [4], [1, 2, 3, 4], [0.8])).toEqual([2, 3, 4, 0]);
    expect(changed("randomShift", { factor: [0, 0.5] }, [2, 2], [1, 2, 3, 4], [0])).toEqual([0, 0, 1, 2]);
  });
});

describe("noise", () => {
  it("adds √(−2 ln(1 − u)) · cos(2π v) deviations", () => {
    const u = 1 - Math.exp(-2);
    expect(changed("noise", { stddev: 0.5 }, [2], [10, 20], [u, u, 0, 0.5])).toEqual([
      expect.closeTo(11, 12),
      expect.closeTo(19, 12),
    ]);
  });
});

describe("mixup", () => {
  /** The share of a row for two draws. */
  const shares = (alpha: number, draws: readonly number[]) => {
    const rows = Array.from({ length: draws.length / 2 }, (_, row) => (row % 2 === 0 ? 1 : 0));
    return changed("mixup", { alpha }, [1], rows, draws).map((mixed, row) => (row % 2 === 0 ? mixed : 1 - mixed));
  };

  it("mixes each row with the one before it, the first with the last", () => {
    // u = 0 makes w = 1, and a share of ½; with v = ½ and w → 0 the share is 0: the row becomes the other.
    const mixed = changed("mixup", { alpha: 1 }, [2], [1, 2, 3, 4, 5, 6], [0, 0, 0, 0, 1 - 1e-15, 0.5]);
    expect(mixed).toEqual([3, 4, 2, 3, 3, 4].map((value) => expect.closeTo(value, 6)));
  });

  it("draws shares from Beta(alpha, alpha), whose mean is ½ and whose variance 1 / (8 alpha + 4)", () => {
    const { length } = { length: 200 };
    const grid = Array.from({ length: length * length }, (_, index) => [
      ((index % length) + 0.5) / length,
      (Math.floor(index / length) + 0.5) / length,
    ]).flat();
    for (const alpha of [0.2, 1, 4]) {
      const all = shares(alpha, grid);
      const mean = all.reduce((sum, share) => sum + share, 0) / all.length;
      const variance = all.reduce((sum, share) => sum + (share - mean) ** 2, 0) / all.length;
      expect([mean, variance * (8 * alpha + 4)]).toEqual([expect.closeTo(0.5, 6), expect.closeTo(1, 1)]);
    }
    // Beta(1, 1) is even: a quarter of the shares is below ¼.
    expect(shares(1, grid).filter((share) => share < 0.25).length / (length * length)).toBeCloseTo(0.25, 2);
  });
});

/** Every augmentation, and some twice: what is alike becomes one function of the generated code. */
const augment = [
  "randomFlip",
  { type: "randomRotation", factor: 0.1 },
  { type: "randomRotation", factor: 0.2 },
  { type: "randomTranslation", heightFactor: 0.2, widthFactor: [-0.1, 0.3], fillMode: "constant", fillValue: 0.5 },
  { type: "randomZoom", heightFactor: 0.2, widthFactor: 0.1, fillMode: "nearest" },
  { type: "randomContrast", factor: 0.3 },
  { type: "randomCrop", padding: 1 },
  { type: "cutout", size: [2, 3], fillValue: 0.25 },
  { type: "mixup", alpha: 0.4 },
  { type: "noise", stddev: 0.1 },
];

function net(precision: string, more: object = {}) {
  return {
    precision,
    dataset: { type: "shapes", rows: 6, size: 8, categories: ["circle", "square"], augment, ...more },
    layers: [
      { type: "conv2d", filters: 3, kernelSize: 3, activation: "relu" },
      "flatten",
      { type: "dense", units: 1, activation: "sigmoid" },
    ],
    loss: "binaryCrossentropy",
    optimizer: "adam",
    train: { epochs: 1, batchSize: 4 },
  };
}

describe("augmented training", () => {
  it.each([
    ["float32", "loops"],
    ["float32", "kernels"],
    ["float64", "loops"],
  ] as const)("has the interpreter's bits in %s by %s", async (precision, tier) => {
    expect(await disagreement(JSON.stringify(net(precision)), { batches: [4, 3, 1], tier })).toBeUndefined();
  });

  it("stands in the rendered spec as it is written, one augmentation or a list", () => {
    for (const each of [augment, { type: "noise", stddev: 0.1 }, "mixup"]) {
      const text = JSON.stringify(net("float32", { augment: each }));
      const rendered = render(text, { file: "net.yaml" });
      const again = compiled(rendered.ok ? rendered.text : "", { file: "net.yaml" });
      const plain = (compilation: typeof again) =>
        compilation.model.dataset?.augment?.map(({ range: _, ...thing }) => thing);
      expect(plain(again)).toEqual(plain(compiled(text, { file: "net.yaml" })));
    }
  });

  it("changes neither predictions nor what is measured", () => {
    const plain = compiled(JSON.stringify(net("float32", { augment: undefined })), { file: "net.yaml" });
    const augmented = compiled(JSON.stringify(net("float32")), { file: "net.yaml" });
    for (const role of ["prediction", "evaluation"] as const) {
      expect(augmented.graphs()[role].nodes).toEqual(plain.graphs()[role].nodes);
    }
    expect(augmented.graphs().training?.nodes.length).toBeGreaterThan(plain.graphs().training?.nodes.length ?? 0);
  });
});
