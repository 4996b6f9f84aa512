import { logarithm } from "../../ops/logarithm.ts";
import { maximum } from "../../ops/maximum.ts";
import { multiply } from "../../ops/multiply.ts";
import { layer } from "../define/layer.ts";
import { boolean } from "../define/option.ts";
import { onlyInput } from "./only-input.ts";
import { melPower, shapeOfFrames, spectrumOptions } from "./spectrum.ts";

/**
 * How loud a recording is, over time and pitch. Frames begin at the first sample and are whole (Keras centers them); the
 * filters are TensorFlow's.
 */
export const melSpectrogram = layer({
  type: "melSpectrogram",
  summary: "Samples of a recording as power over time and pitch, in decibels: [samples] → [frames, numMelBins].",
  formula: "10 log₁₀ max(|FFT(hann · frame)|² · filters, 10⁻¹⁰)",
  options: {
    ...spectrumOptions,
    powerToDb: boolean({ summary: "Whether the power is given in decibels.", default: true }),
  },
  example:
    "layers:\n  - { type: input, shape: [4000] }\n  - { type: melSpectrogram, samplingRate: 8000, fftLength: 256, numMelBins: 32 }",
  takes: "one",
  shape: ([row = []], options) => shapeOfFrames("melSpectrogram", row, options, options.numMelBins),
  build: ({ graph, inputs, options }) => {
    const power = melPower(graph, onlyInput(inputs), options);
    if (!options.powerToDb) return power;
    const floor = graph.apply(maximum, [power, graph.constant(1e-10)], {});
    return graph.apply(multiply, [graph.apply(logarithm, [floor], {}), graph.constant(10 / Math.LN10)], {}, "output");
  },
});
