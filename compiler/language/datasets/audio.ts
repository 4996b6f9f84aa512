import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { dataset } from "../define/dataset.ts";
import { integer, type Option, optional } from "../define/option.ts";
import { describeFolder, type FolderKind } from "./folders/describe-folder.ts";
import { folderOptions } from "./folders/folder-options.ts";
import { type ReadContent, readFolder } from "./folders/read-folder.ts";
import { readBytes } from "./reading/read-bytes.ts";
import { decodeWav } from "./sounds/decode-wav.ts";
import { isSound } from "./sounds/is-sound.ts";
import { resample } from "./sounds/resample.ts";
import { soundProblem } from "./sounds/sound.ts";

const kind: FolderKind = {
  content: { name: "audio", type: "vector" },
  isWanted: isSound,
  what: "recordings",
  shapeKey: "dataset.sampleRate",
};

/** Recordings in folders, as the Hub's AudioFolder has them: the mean of the channels, all of one length. */
export const audio = dataset({
  type: "audio",
  summary:
    "Recordings (WAV) in folders, a folder for each category, or by a pattern of their names: columns audio (samples from −1 to 1, of one length), label and, where folders are called train, validation and test, part.",
  options: {
    ...folderOptions,
    sampleRate: optional(
      integer({
        summary: "Samples in a second: other recordings are resampled; default: that of the first recording.",
        minimum: 1,
        maximum: 1_000_000,
      }),
    ),
    duration: {
      summary: "The length of every recording in seconds: a longer one is cut off, a shorter one ends in silence.",
      schema: { type: "number", exclusiveMinimum: 0, maximum: 86400 },
      required: true,
    } as Option<number>,
  },
  example: `dataset:
  type: audio
  folder: speech/recordings
  pattern: "{label}_{speaker}_{take}.wav"
  sampleRate: 8000
  duration: 0.5
  columns: { label: { categories: 10 } }`,
  describe: ({ options, range, ranges, files }) => {
    const { sampleRate, duration } = options;
    return describeFolder({
      kind,
      options,
      range,
      ranges,
      files,
      shape: sampleRate === undefined ? undefined : shapeOf(sampleRate, duration),
      shapeIn: (file): readonly number[] | Diagnostic => {
        const at = ranges["/folder"] ?? range;
        const found = readBytes(file, files, at);
        if (!("kind" in found)) return found;
        if (found.kind === "missing") return diagnostic("file-missing", at, { ...found, file });
        const sound = decodeWav(found.bytes);
        if (sound.kind === "sound") return shapeOf(sound.sampleRate, duration);
        return diagnostic("file-unreadable", at, { file, problem: sound.problem });
      },
    });
  },
  read: (model, files) =>
    readFolder(kind, model, files, { read: soundReader(model.options), empty: (count) => new Float64Array(count) }),
});

/** Reads recordings of a dataset of type audio, with its sample rate, or that of the first of them. */
export function soundReader(options: JsonObject): ReadContent {
  const { sampleRate, duration } = options as { readonly sampleRate?: number; readonly duration: number };
  let rate = sampleRate;
  return (bytes, { shape: [length = 0] }) => {
    const sound = decodeWav(bytes);
    if (sound.kind === "problem") return sound;
    if (rate === undefined && shapeOf(sound.sampleRate, duration)[0] === length) rate = sound.sampleRate;
    if (rate !== undefined) return resample(sound.samples, sound.sampleRate, rate).subarray(0, length);
    return soundProblem(`it has ${sound.sampleRate} samples a second; write the dataset's sampleRate`);
  };
}

function shapeOf(sampleRate: number, duration: number): readonly [number] {
  return [Math.max(1, Math.round(sampleRate * duration))];
}
