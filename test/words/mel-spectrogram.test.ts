import { describe, expect, it } from "vitest";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { disagreement } from "../../compiler/testing/disagreement.ts";
import { compiled } from "../compiled.ts";

/** Twelve samples: three frames of six. */
const samples = [0, 3, 1, -2, 4, -1, 2, 0, -3, 1, 1, 2].map((value) => value / 4);
const options =
  "samplingRate: 8000, fftLength: 8, sequenceLength: 6, sequenceStride: 3, numMelBins: 3, minFreq: 100, maxFreq: 4000";

async function answer(layer: string): Promise<readonly number[]> {
  const spec = `precision: float64\nlayers: [{ type: input, shape: [12] }, { ${layer}, ${options} }]`;
  const network = await loadNetwork(compiled(spec, { file: "mel.yaml" }));
  return (network.predict(network.createParameters(), samples) as number[][]).flat();
}

/** To nine decimals. */
const near = (values: readonly number[]) => values.map((value) => expect.closeTo(value, 8));

describe("as NumPy's rfft in a Hann window with TensorFlow's filters computes them", () => {
  it("melSpectrogram is the power over time and pitch, in decibels", async () => {
    expect(await answer("type: melSpectrogram")).toEqual(
      near([
        -18.42317714, -6.730671316, 1.721120419, -11.690143304, -6.628545066, -2.507945023, -8.937398284, -3.489559029,
        -1.774765372,
      ]),
    );
  });

  it("melSpectrogram is the power itself with powerToDb: false", async () => {
    expect(await answer("type: melSpectrogram, powerToDb: false")).toEqual(
      near([
        0.014377464, 0.212291628, 1.486319042, 0.067761915, 0.217342918, 0.561313513, 0.127720371, 0.447758766,
        0.664543574,
      ]),
    );
  });

  it("mfcc is the cosine transform of its logarithm", async () => {
    expect(await answer("type: mfcc, coefficients: 2")).toEqual(
      near([-4.405415543, -3.27979251, -3.915499898, -1.495012047, -2.669989484, -1.166196462]),
    );
  });
});

describe("the interpreter's bits come from the generated module", () => {
  it.each([
    ["loops", "float32"],
    ["kernels", "float32"],
    ["loops", "float64"],
  ] as const)("by %s in %s, with a shift and noise while it learns", async (tier, precision) => {
    const spec = {
      precision,
      dataset: {
        type: "inline",
        inputs: Array.from({ length: 5 }, (_, row) => Array.from({ length: 40 }, (__, i) => Math.sin(row + i * i) / 2)),
        targets: [[0], [1], [0], [1], [1]],
        augment: [
          { type: "randomShift", factor: 0.2 },
          { type: "noise", stddev: 0.01 },
        ],
      },
      layers: [
        { type: "melSpectrogram", samplingRate: 800, fftLength: 16, sequenceStride: 5, numMelBins: 4 },
        "flatten",
        { type: "dense", units: 1, activation: "sigmoid" },
      ],
      loss: "binaryCrossentropy",
      optimizer: "adam",
      train: { epochs: 1, batchSize: 3 },
    };
    expect(await disagreement(JSON.stringify(spec), { batches: [3, 2], tier })).toBeUndefined();
  });
});
