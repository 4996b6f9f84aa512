import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "./netwright.ts";

/** A red pixel, then a blue one, as PNG. */
const redAndBlue = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAwPAfAAcAAf9+CLHQAAAAAElFTkSuQmCC";
/** Four samples of 8 bits, four a second: −1, 0, ½, 0. */
const four = Buffer.concat([
  Buffer.from("RIFF\x28\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x04\0\0\0\x04\0\0\0\x01\0\x08\0data\x04\0\0\0", "latin1"),
  Buffer.from([0, 128, 192, 128]),
]);

/** ln 3 for the first value, 0 for the others: sigmoid(ln 3) is ¾. */
const weights = (...first: readonly number[]) =>
  `[${first.map((value) => `[${value === 0 ? 0 : value * Math.log(3)}]`).join(", ")}]`;
const dense = (values: string) =>
  `  - { type: dense, units: 1, activation: sigmoid, weightsInitializer: { type: values, values: ${values} } }\n`;
const pictures = `dataset:
  type: images
  folder: photos
  size: [1, 2]
  columns: { image: { scale: { type: divide, by: 255 } }, label: { categories: [blue, red] } }
layers:
  - flatten
${dense(weights(1, 0, 0, 0, 0, 0))}`;
const recordings = `dataset:
  type: audio
  folder: sounds
  sampleRate: 4
  duration: 1.25
  columns: { label: { categories: [no, yes] } }
layers:
${dense(weights(0, 0, 2, 0, 0))}`;
const folder = folderWith({ "pictures.yaml": pictures, "recordings.yaml": recordings, "broken.jpg": "no picture" });
writeFileSync(join(folder, "one.png"), Buffer.from(redAndBlue, "base64"));
writeFileSync(join(folder, "one.wav"), four);

describe("predict answers", () => {
  test("a picture, resized as the dataset's are", async () => {
    const { stdout, stderr } = await netwright(folder, ["predict", "pictures.yaml", "one.png"]);
    expect(stderr).toBe("");
    expect(stdout).toMatch(/^red \(0\.75/);
  });

  test("a recording, filled up with silence", async () => {
    const { stdout } = await netwright(folder, ["predict", "recordings.yaml", "one.wav"]);
    expect(stdout).toMatch(/^yes \(0\.75/);
  });

  test("a folder of pictures, a line a file", async () => {
    mkdirSync(join(folder, "all/more"), { recursive: true });
    for (const name of ["b.png", "more/a.png"])
      writeFileSync(join(folder, "all", name), Buffer.from(redAndBlue, "base64"));
    writeFileSync(join(folder, "all/notes.txt"), "no picture");
    const { stderr } = await netwright(folder, ["predict", "pictures.yaml", "all", "--out", "answers.csv"]);
    expect(stderr).toBe("answers.csv: 2 rows\n");
    expect(readFileSync(join(folder, "answers.csv"), "utf8").replaceAll(/0\.(?:75|24)\d*/g, "p")).toBe(
      "file,label,label.blue,label.red\nb.png,red,p,p\nmore/a.png,red,p,p\n",
    );
  });

  test.each([
    ["pictures.yaml", "broken.jpg", "it is no picture in PNG, JPEG, WebP, GIF or BMP"],
    ["recordings.yaml", "one.png", "it is a picture, and no input of the network is an image"],
    ["pictures.yaml", "one.wav", "it is a recording, and no input of the network is one"],
  ])("%s: %s is refused", async (spec, file, problem) => {
    const { code, stderr } = await netwright(folder, ["predict", spec, file]);
    expect(stderr).toContain(`${file} cannot be read: ${problem}`);
    expect(code).toBe(5);
  });
});
