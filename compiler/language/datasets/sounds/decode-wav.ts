import { type Sound, type SoundProblem, soundProblem } from "./sound.ts";

/** The format of the samples of a WAV file: its `fmt ` chunk. */
interface Format {
  /** 1: whole numbers; 3: floating point. */
  readonly code: number;
  readonly channels: number;
  readonly sampleRate: number;
  readonly bits: number;
}

/** The code that says that the real one stands further on. */
const extensible = 0xfffe;

/**
 * Reads a WAV file (RIFF, little-endian) of 8, 16, 24 or 32 bit or floating point samples. Whole numbers are divided by
 * the greatest one of their size, so that they are from −1 to below 1, as SciPy and librosa read them.
 */
export function decodeWav(bytes: Uint8Array): Sound | SoundProblem {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (textAt(bytes, 0) !== "RIFF" || textAt(bytes, 8) !== "WAVE") return soundProblem("it is no WAV file");
  const chunks = chunksOf(view, bytes);
  const [format, data] = [chunks.get("fmt "), chunks.get("data")];
  if (format === undefined || format.byteLength < 16) return soundProblem("its format is not given");
  if (data === undefined) return soundProblem("it has no samples");
  return withSamples(formatOf(format), data);
}

function textAt(bytes: Uint8Array, offset: number): string {
  return String.fromCharCode(...bytes.subarray(offset, offset + 4));
}

/** The first chunk of each name; one that says it is longer than the file ends with the file. */
function chunksOf(view: DataView, bytes: Uint8Array): ReadonlyMap<string, DataView> {
  const chunks = new Map<string, DataView>();
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true);
    const name = textAt(bytes, at);
    const held = Math.min(size, bytes.length - at - 8);
    if (!chunks.has(name)) chunks.set(name, new DataView(bytes.buffer, bytes.byteOffset + at + 8, held));
    at += 8 + size + (size % 2);
  }
  return chunks;
}

function formatOf(view: DataView): Format {
  const code = view.getUint16(0, true);
  return {
    code: code === extensible && view.byteLength >= 26 ? view.getUint16(24, true) : code,
    channels: view.getUint16(2, true),
    sampleRate: view.getUint32(4, true),
    bits: view.getUint16(14, true),
  };
}

function withSamples({ code, channels, sampleRate, bits }: Format, data: DataView): Sound | SoundProblem {
  const read = sampleReaders[`${code} ${bits}`];
  if (read === undefined) {
    const how = code === 1 || code === 3 ? `has ${bits} bits a sample` : `is compressed (format ${code})`;
    return soundProblem(`it ${how}; 8, 16, 24 and 32 bit and floating point can be read`);
  }
  if (channels === 0 || sampleRate === 0) return soundProblem("its header says no channels or no sample rate");
  const bytes = bits / 8;
  const samples = new Float64Array(Math.floor(data.byteLength / (bytes * channels)));
  for (let index = 0; index < samples.length; index++) {
    let sum = 0;
    for (let channel = 0; channel < channels; channel++) sum += read(data, (index * channels + channel) * bytes);
    samples[index] = sum / channels;
  }
  if (samples.some((value) => !Number.isFinite(value))) return soundProblem("one of its samples is not finite");
  return { kind: "sound", sampleRate, samples };
}

/** How a sample is stored, by the code of the format and the bits; 8 bits have no sign. */
const sampleReaders: { readonly [format: string]: (view: DataView, at: number) => number } = {
  "1 8": (view, at) => (view.getUint8(at) - 128) / 128,
  "1 16": (view, at) => view.getInt16(at, true) / 0x8000,
  "1 24": (view, at) => (view.getUint16(at, true) + view.getInt8(at + 2) * 0x1_0000) / 0x80_0000,
  "1 32": (view, at) => view.getInt32(at, true) / 0x8000_0000,
  "3 32": (view, at) => view.getFloat32(at, true),
  "3 64": (view, at) => view.getFloat64(at, true),
};
