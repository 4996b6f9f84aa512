import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { dataset } from "../define/dataset.ts";
import { integer, type Option, optional } from "../define/option.ts";
import { describeFolder, type FolderKind } from "./folders/describe-folder.ts";
import { folderOptions } from "./folders/folder-options.ts";
import { readFolder } from "./folders/read-folder.ts";
import { readBytes } from "./reading/read-bytes.ts";
import { decodeWav } from "./sounds/decode-wav.ts";
import { isSound } from "./sounds/is-sound.ts";
import { recordingShape, soundReader } from "./sounds/sound-reader.ts";

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
      shape: sampleRate === undefined ? undefined : recordingShape(sampleRate, duration),
      shapeIn: (file): readonly number[] | Diagnostic => {
        const at = ranges["/folder"] ?? range;
        const found = readBytes(file, files, at);
        if (!("kind" in found)) return found;
        if (found.kind === "missing") return diagnostic("file-missing", at, { ...found, file });
        const sound = decodeWav(found.bytes);
        if (sound.kind === "sound") return recordingShape(sound.sampleRate, duration);
        return diagnostic("file-unreadable", at, { file, problem: sound.problem });
      },
    });
  },
  read: (model, files) =>
    readFolder(kind, model, files, { read: soundReader(model.options), empty: (count) => new Float64Array(count) }),
});
