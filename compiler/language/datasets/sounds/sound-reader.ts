import type { JsonObject } from "../../../ir/json.ts";
import type { ReadContent } from "../folders/read-folder.ts";
import { decodeWav } from "./decode-wav.ts";
import { resample } from "./resample.ts";
import { soundProblem } from "./sound.ts";

/** Reads recordings with a sample rate, by default that of the first of them, up to the length of the column. */
export function soundReader(options: JsonObject): ReadContent {
  const { sampleRate, duration } = options as { readonly sampleRate?: number; readonly duration: number };
  let rate = sampleRate;
  return (bytes, { shape: [length = 0] }) => {
    const sound = decodeWav(bytes);
    if (sound.kind === "problem") return sound;
    if (rate === undefined && recordingShape(sound.sampleRate, duration)[0] === length) rate = sound.sampleRate;
    if (rate !== undefined) return resample(sound.samples, sound.sampleRate, rate).subarray(0, length);
    return soundProblem(`it has ${sound.sampleRate} samples a second; write the sampleRate of all`);
  };
}

/** The shape of a recording of so many seconds. */
export function recordingShape(sampleRate: number, duration: number): readonly [number] {
  return [Math.max(1, Math.round(sampleRate * duration))];
}
