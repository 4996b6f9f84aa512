import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { RowShape } from "../../ir/shape.ts";
import { knownSize, lastSize } from "../../ir/shape.ts";
import { add } from "../../ops/add.ts";
import { convolution2d } from "../../ops/convolution2d.ts";
import { fourierKernel } from "../../ops/fourier-kernel.ts";
import { matrixProduct } from "../../ops/matrix-product.ts";
import { melFilters, melOf } from "../../ops/mel-filters.ts";
import { reshape } from "../../ops/reshape.ts";
import { slice } from "../../ops/slice.ts";
import { square } from "../../ops/square.ts";
import { integer, number, type Option, optional } from "../define/option.ts";
import type { ShapeMistake } from "../define/word.ts";

/** The options of layers that begin with a mel spectrogram, as Keras's MelSpectrogram calls them. */
export const spectrumOptions = {
  samplingRate: integer({ summary: "The samples in a second of what comes in.", minimum: 1, maximum: 1_000_000 }),
  fftLength: {
    summary: "The length of the Fourier transform, an even number of samples.",
    schema: { type: "integer", minimum: 2, maximum: 65536, multipleOf: 2 },
    default: 512,
    required: false,
  } as Option<number>,
  sequenceStride: integer({ summary: "The samples from one frame to the next.", minimum: 1, default: 128 }),
  sequenceLength: optional(
    integer({ summary: "The samples in a frame, at most fftLength; default: fftLength.", minimum: 2 }),
  ),
  numMelBins: integer({ summary: "How many mel filters there are.", minimum: 1, maximum: 4096, default: 64 }),
  minFreq: number({ summary: "The lowest frequency of the filters in Hz.", minimum: 0, default: 20 }),
  maxFreq: optional(number({ summary: "The highest frequency in Hz; default: half of samplingRate.", minimum: 0 })),
};

/** These options with their values. */
export interface SpectrumValues {
  readonly samplingRate: number;
  readonly fftLength: number;
  readonly sequenceStride: number;
  readonly sequenceLength?: number | undefined;
  readonly numMelBins: number;
  readonly minFreq: number;
  readonly maxFreq?: number | undefined;
}

/** [frames, values] of a row of samples, or why there is none. */
export function shapeOfFrames(
  layer: string,
  row: RowShape,
  options: SpectrumValues,
  values: number,
): RowShape | ShapeMistake {
  const [samples = 0] = row;
  const frame = frameOf(options);
  const { fftLength, minFreq, samplingRate, maxFreq = samplingRate / 2 } = options;
  if (row.length !== 1) {
    const mistake = `${layer} takes samples, one axis, not [${row.join(", ")}].`;
    return { mistake, hint: "Put a flatten before it." };
  }
  if (frame > fftLength) {
    const mistake = `A frame of ${frame} samples is longer than the Fourier transform of ${fftLength}.`;
    return { mistake, hint: "Make fftLength larger.", option: "sequenceLength" };
  }
  if (frame > samples) {
    const mistake = `A frame of ${frame} samples is longer than the ${samples} samples that come in.`;
    return { mistake, hint: "Make fftLength or sequenceLength smaller.", option: "fftLength" };
  }
  if (minFreq >= maxFreq || maxFreq > samplingRate / 2) {
    const mistake = `There are no filters from ${minFreq} to ${maxFreq} Hz: samples hold frequencies from 0 to ${samplingRate / 2} Hz.`;
    return { mistake, hint: "Choose minFreq below maxFreq, both at most half of samplingRate.", option: "minFreq" };
  }
  return [Math.floor((samples - frame) / options.sequenceStride) + 1, values];
}

/** The power in each mel filter of each frame: [rows, samples] → [rows, frames, filters]. */
export function melPower(graph: GraphBuilder, samples: Value, options: SpectrumValues): Value {
  const { samplingRate, fftLength, sequenceStride, numMelBins, minFreq, maxFreq = samplingRate / 2 } = options;
  const frame = frameOf(options);
  const bins = fftLength / 2 + 1;
  const kernel = graph.apply(fourierKernel, [], { frame, length: fftLength }, "fourierKernel");
  const line = graph.apply(reshape, [samples], { shape: ["rows", 1, lastSize(samples.shape), 1] });
  const windows = { size: [1, frame], strides: [1, sequenceStride], dilation: [1, 1], padding: "valid" } as const;
  const sums = graph.apply(convolution2d, [line, kernel], windows, "spectrum");
  const spectrum = graph.apply(reshape, [sums], { shape: ["rows", knownSize(sums.shape[2]), 2 * bins] });
  const part = (start: number) => graph.apply(slice, [spectrum], { start, size: bins });
  const squares = [part(0), part(bins)].map((each) => graph.apply(square, [each], {})) as [Value, Value];
  const power = graph.apply(add, squares, {}, "power");
  const [lowest, highest] = [melOf(minFreq), melOf(maxFreq)];
  const bands = { bins, binWidth: samplingRate / fftLength, filters: numMelBins, lowest, highest };
  const filters = graph.apply(melFilters, [], bands, "melFilters");
  return graph.apply(matrixProduct, [power, filters], { transpose: "neither" }, "melPower");
}

function frameOf({ sequenceLength, fftLength }: SpectrumValues): number {
  return sequenceLength ?? fftLength;
}
