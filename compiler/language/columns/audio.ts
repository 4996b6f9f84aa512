import { recordingShape } from "../datasets/sounds/sound-reader.ts";
import { column } from "../define/column.ts";
import { integer, type Option } from "../define/option.ts";
import { columnFile, missing, na, scaleOption } from "./shared-options.ts";

/** A recording a row, all of one length. */
export const audio = column({
  type: "audio",
  summary:
    "A recording a row, samples from −1 to 1. A cell of a table is the path of a WAV file, from the folder of its file on.",
  options: {
    sampleRate: integer({
      summary: "Samples in a second: other recordings are resampled.",
      default: 16000,
      minimum: 1,
      maximum: 1_000_000,
    }),
    duration: {
      summary: "The length of every recording in seconds: a longer one is cut off, a shorter one ends in silence.",
      schema: { type: "number", exclusiveMinimum: 0, maximum: 86400 },
      required: false,
    } as Option<number | undefined>,
    scale: scaleOption,
    missing,
    na,
    file: columnFile,
  },
  example: "columns: { cough: { type: audio, sampleRate: 8000, duration: 0.5 } }",
  holds: "numbers",
  facts: ({ sampleRate, duration }) => ({ shape: recordingShape(sampleRate, duration ?? 1) }),
  mistake: ({ duration }) =>
    duration === undefined
      ? { mistake: "does not say how long a recording is", hint: "Add its seconds: duration: 1." }
      : undefined,
});
