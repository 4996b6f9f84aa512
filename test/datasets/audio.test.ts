import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { audio } from "../../compiler/language/datasets/audio.ts";
import { decodeWav } from "../../compiler/language/datasets/sounds/decode-wav.ts";
import { resample } from "../../compiler/language/datasets/sounds/resample.ts";
import { categories, column, datasetOf, noFiles, somewhere, told } from "./made-up.ts";

/** A WAV file of these bytes of samples. */
function wav(data: readonly number[], { code = 1, channels = 1, rate = 4, bits = 8 } = {}): Uint8Array {
  const bytes = new Uint8Array(44 + data.length);
  const view = new DataView(bytes.buffer);
  const text = (at: number, name: string) => bytes.set(new TextEncoder().encode(name), at);
  text(0, "RIFF");
  view.setUint32(4, 36 + data.length, true);
  text(8, "WAVEfmt ");
  view.setUint32(16, 16, true);
  view.setUint16(20, code, true);
  view.setUint16(22, channels, true);
  view.setUint32(24, rate, true);
  view.setUint16(32, (channels * bits) / 8, true);
  view.setUint16(34, bits, true);
  text(36, "data");
  view.setUint32(40, data.length, true);
  bytes.set(data, 44);
  return bytes;
}

const samplesOf = (bytes: Uint8Array) => {
  const sound = decodeWav(bytes);
  return sound.kind === "sound" ? [...sound.samples] : sound.problem;
};

describe("a WAV file is read", () => {
  it.each([
    ["8 bits without sign", wav([0, 128, 192], { bits: 8 }), [-1, 0, 0.5]],
    ["16 bits", wav([0, 0x80, 0, 0x40], { bits: 16 }), [-1, 0.5]],
    ["24 bits", wav([0, 0, 0x80, 0, 0, 0x20], { bits: 24 }), [-1, 0.25]],
    ["32 bits", wav([0, 0, 0, 0xc0], { bits: 32 }), [-0.5]],
    ["floating point", wav([0, 0, 0x40, 0xbf], { code: 3, bits: 32 }), [-0.75]],
    ["two channels as their mean", wav([128, 192, 0, 128], { channels: 2 }), [0.25, -0.5]],
  ])("of %s", (_, bytes, expected) => {
    expect(samplesOf(bytes)).toEqual(expected);
  });

  it.each([
    ["text", new TextEncoder().encode("not a recording at all"), "it is no WAV file"],
    ["no samples", wav([]).subarray(0, 36), "it has no samples"],
    ["no format", wav([]).subarray(0, 12), "its format is not given"],
    [
      "μ-law",
      wav([1, 2], { code: 7 }),
      "it is compressed (format 7); 8, 16, 24 and 32 bit and floating point can be read",
    ],
    ["NaN", wav([0, 0, 0xc0, 0x7f], { code: 3, bits: 32 }), "one of its samples is not finite"],
  ])("or refused: %s", (_, bytes, problem) => {
    expect(samplesOf(bytes)).toBe(problem);
  });

  it("to its end, where it is cut off", () => {
    expect(samplesOf(wav([0, 128, 192]).subarray(0, 46))).toEqual([-1, 0]);
  });
});

describe("a recording at another sample rate", () => {
  it.each([
    [1000, 2000],
    [1000, 1500],
    [2000, 1000],
  ])("from %i to %i samples a second is the same tone, to 1 %%", (from, to) => {
    const tone = (rate: number, count: number) =>
      Float64Array.from({ length: count }, (_, n) => Math.cos((2 * Math.PI * 100 * n) / rate));
    const found = resample(tone(from, from / 5), from, to);
    const expected = tone(to, to / 5);
    expect(found.length).toBe(expected.length);
    const middle = [...found].slice(found.length / 4, (3 * found.length) / 4);
    middle.forEach((value, index) => {
      expect(value).toBeCloseTo(expected[found.length / 4 + index] as number, 1.7);
    });
  });

  it("is unchanged at its own", () => {
    expect([...resample(Float64Array.of(1, 2, 3), 8000, 8000)]).toEqual([1, 2, 3]);
  });
});

describe("an audio dataset", () => {
  const home = mkdtempSync(join(tmpdir(), "netwright-audio-"));
  afterAll(() => rmSync(home, { recursive: true }));
  mkdirSync(join(home, "sounds"));
  writeFileSync(join(home, "sounds", "no_ann_1.wav"), wav([128, 192]));
  writeFileSync(join(home, "sounds", "yes_bob_1.wav"), wav([0, 0, 192, 128, 128, 128]));
  const files = fileFinder(join(home, "spec.yaml"), [], undefined);
  const options = { folder: "sounds", pattern: "{label}_{speaker}_{take}.wav", duration: 1 };

  it("is described by its first recording and the names of its files", () => {
    const { columns } = audio.describe({ options: options as never, range: somewhere, ranges: {}, files });
    expect(columns).toEqual([
      { name: "audio", type: "vector", shape: [4] },
      { name: "label", type: "category", shape: [1], categories: ["no", "yes"] },
      { name: "speaker", type: "category", shape: [1], categories: ["ann", "bob"] },
      { name: "take", type: "category", shape: [1], categories: ["1"] },
    ]);
  });

  it("is described without its folder where the spec says everything", () => {
    const written = { ...options, sampleRate: 8000, columns: { label: { categories: ["no", "yes"] } } };
    const { columns, diagnostics } = audio.describe({
      options: written as never,
      range: somewhere,
      ranges: {},
      files: noFiles,
    });
    expect(diagnostics).toEqual([]);
    expect(columns[0]).toEqual({ name: "audio", type: "vector", shape: [8000] });
  });

  it("reads recordings of one length: a shorter one ends in silence, a longer one is cut off", () => {
    const columns = [column("audio", { type: "vector", shape: [4] }), categories("label", "no", "yes")];
    const { table, diagnostics } = audio.read(datasetOf("audio", options, columns), files);
    expect(diagnostics).toEqual([]);
    expect([...(table?.columns.audio?.values ?? [])]).toEqual([0, 0.5, 0, 0, -1, -1, 0.5, 0]);
    expect([...(table?.columns.label?.values ?? [])]).toEqual([0, 1]);
  });

  it("names a recording that cannot be read", () => {
    mkdirSync(join(home, "broken"));
    writeFileSync(join(home, "broken", "no_ann_1.mp3"), "ID3");
    const columns = [column("audio", { type: "vector", shape: [4] })];
    const broken = { ...options, folder: "broken", pattern: "{label}_{speaker}_{take}.mp3" };
    const { diagnostics } = audio.read(datasetOf("audio", broken, columns), files);
    expect(told(diagnostics)).toEqual([
      "spec.yaml:1:1 file-unreadable: broken/no_ann_1.mp3 cannot be read: it is no WAV file.",
    ]);
  });
});
