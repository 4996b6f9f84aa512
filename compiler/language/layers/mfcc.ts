import { add } from "../../ops/add.ts";
import { cosineTransform } from "../../ops/cosine-transform.ts";
import { logarithm } from "../../ops/logarithm.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { layer } from "../define/layer.ts";
import { integer } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { melPower, shapeOfFrames, spectrumOptions } from "./spectrum.ts";

/** The shape of a recording's spectrum over time in a few numbers (TensorFlow's mfccs_from_log_mel_spectrograms). */
export const mfcc = layer({
  type: "mfcc",
  summary: "Samples of a recording as mel-frequency cepstral coefficients: [samples] → [frames, coefficients].",
  formula: "DCT(ln(|FFT(hann · frame)|² · filters + 10⁻⁶))",
  options: {
    ...spectrumOptions,
    coefficients: integer({ summary: "How many coefficients are kept, at most numMelBins.", minimum: 1, default: 13 }),
  },
  example:
    "layers:\n  - { type: input, shape: [4000] }\n  - { type: mfcc, samplingRate: 8000, fftLength: 256, numMelBins: 32 }",
  takes: "one",
  check: ({ coefficients, numMelBins }) =>
    coefficients <= numMelBins
      ? undefined
      : {
          mistake: `${numMelBins} mel filters have no ${coefficients} coefficients`,
          hint: "Keep at most as many coefficients as there are filters.",
          option: "coefficients",
        },
  shape: ([row = []], options) => shapeOfFrames("mfcc", row, options, options.coefficients),
  build: ({ graph, inputs, options: { coefficients, ...options } }) => {
    const power = graph.apply(add, [melPower(graph, onlyInput(inputs), options), graph.constant(1e-6)], {});
    const logarithms = graph.apply(logarithm, [power], {}, "logPower");
    const matrix = graph.apply(cosineTransform, [], { size: options.numMelBins, coefficients }, "cosines");
    return graph.apply(matrixProduct, [logarithms, matrix], { transpose: "neither" }, "output");
  },
});
