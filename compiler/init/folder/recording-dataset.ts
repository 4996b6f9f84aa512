import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { decodeWav } from "../../language/datasets/sounds/decode-wav.ts";
import { convolutionBlocks } from "../network/convolution-blocks.ts";
import type { FolderProfile } from "./folder-profile.ts";
import type { FilesSpec } from "./picture-dataset.ts";

/** Recordings that decide the length of all; nine of ten are no longer. */
const [looked, share] = [100, 0.9];

/** The longest duration in seconds that is taken. */
const longest = 4;

/** Samples a second that are taken at most: speech and most sounds of the world are below half of it. */
const highestRate = 16_000;

/** A frame has about so many seconds. */
const frame = 0.032;

/** Mel filters. */
const bins = 32;

/** Recordings: as long as nine of ten of them, seen as power over time and pitch, moved a little in time at each step. */
export function recordingDataset(profile: FolderProfile): FilesSpec | Diagnostic {
  const step = Math.max(1, Math.floor(profile.rows / looked));
  const found = Array.from({ length: Math.min(looked, profile.rows) }, (_, index) =>
    decodeWav(profile.bytes(index * step)),
  );
  for (const each of found) {
    if (each.kind === "problem") {
      return diagnostic("file-unreadable", undefined, { file: profile.folder, problem: each.problem });
    }
  }
  const sounds = found.flatMap((each) => (each.kind === "sound" ? [each] : []));
  const rate = sounds[0]?.sampleRate ?? highestRate;
  const lengths = sounds.map(({ samples, sampleRate }) => samples.length / sampleRate).sort((a, b) => a - b);
  const typical = lengths[Math.floor(share * (lengths.length - 1))] ?? 1;
  const duration = Math.min(longest, Math.ceil(typical * 10) / 10);
  const sampleRate = Math.min(rate, highestRate);
  let fftLength = 32;
  while (fftLength < frame * sampleRate) fftLength *= 2;
  const stride = fftLength / 2;
  const frames = Math.max(1, Math.floor((Math.round(sampleRate * duration) - fftLength) / stride) + 1);
  return {
    kind: "files",
    what: `${rate} samples a second, up to ${Number((lengths.at(-1) ?? 0).toFixed(2))} s`,
    done: `${duration} s as a mel spectrogram of ${frames} × ${bins}`,
    dataset: {
      sampleRate,
      duration,
      columns: { label: { categories: [...profile.categories] } },
      augment: { type: "randomShift", factor: 0.08 },
    },
    layers: [
      { type: "melSpectrogram", samplingRate: sampleRate, fftLength, sequenceStride: stride, numMelBins: bins },
      { type: "reshape", targetShape: [frames, bins, 1] },
      { type: "batchNormalization" },
      ...convolutionBlocks(frames, bins, profile.categories.length),
    ],
  };
}
