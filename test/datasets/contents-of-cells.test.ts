import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { render } from "../../compiler/api/render.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { folderWith, netwright } from "../cli/netwright.ts";
import { compiled } from "../compiled.ts";
import { told } from "./made-up.ts";

/** A red pixel, then a blue one, as PNG; and one that is white, as BMP. */
const redAndBlue = "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAwPAfAAcAAf9+CLHQAAAAAElFTkSuQmCC";
/** Four samples of 8 bits, four a second: −1, 0, ½, 0. */
const four = Buffer.concat([
  Buffer.from("RIFF\x28\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x04\0\0\0\x04\0\0\0\x01\0\x08\0data\x04\0\0\0", "latin1"),
  Buffer.from([0, 128, 192, 128]),
]);

const columns = `  columns:
    photo: { type: image, size: [1, 2], scale: { type: divide, by: 255 } }
    sound: { type: audio, sampleRate: 4, duration: 1.25 }
    rooms: number
    sold: { type: category, categories: [no, yes] }
  inputs: { photo: photo, sound: sound, facts: rooms }
  targets: sold
`;
const layers = `layers:
  - { type: flatten, name: pixels, inputs: photo }
  - { type: concatenate, name: all, inputs: [pixels, sound, facts] }
  - { type: dense, units: 1, activation: sigmoid, weightsInitializer: { type: constant, value: 0.25 } }
`;
const spec = (file: string, more = "") =>
  `precision: float64\ndataset:\n  type: ${file.replace(/.*\./, "")}\n  file: ${file}\n${columns}${more}${layers}`;

const table =
  "photo,sound,rooms,sold\none.png,sounds/a.wav,3,yes\n255 0 0 0 0 255,sounds/a.wav,4,no\none.png,sounds/a.wav,5,no\n";
const folder = folderWith({
  "homes/homes.csv": table,
  "homes/wrong.csv":
    "photo,sound,rooms,sold\ntwo.png,sounds/a.wav,3,yes\nsounds/a.wav,sounds/a.wav,3,no\n,sounds/a.wav,3,no\n",
  "homes/homes.json": '[{"photo": "one.png", "sound": "sounds/a.wav", "rooms": 3, "sold": "yes"}]',
  "csv.yaml": spec("homes/homes.csv"),
  "new/rows.csv": "photo,sound,rooms\nsub/one.png,a.wav,3\n",
  "new/wrong.csv": "photo,sound,rooms\nnowhere.png,a.wav,3\n",
});
mkdirSync(join(folder, "homes/sounds"));
mkdirSync(join(folder, "new/sub"));
for (const path of ["homes/one.png", "new/sub/one.png"])
  writeFileSync(join(folder, path), Buffer.from(redAndBlue, "base64"));
for (const path of ["homes/sounds/a.wav", "new/a.wav"]) writeFileSync(join(folder, path), four);

const file = join(folder, "net.yaml");

function read(text: string) {
  const { model } = compiled(text, { file });
  return readRows(model, fileFinder(file, [], ""));
}

describe("a cell that is a path", () => {
  it("is a picture or a recording, from the folder of the table on, or its numbers", () => {
    const { rows, diagnostics } = read(spec("homes/homes.csv"));
    expect(told(diagnostics)).toEqual([]);
    const { inputs } = rows?.data.parts.training().part ?? {};
    expect(inputs?.photo).toEqual(Float64Array.of(1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 0, 1));
    expect(Array.from(inputs?.sound as Float64Array).slice(0, 5)).toEqual([-1, 0, 0.5, 0, 0]);
    expect(read(spec("homes/homes.json")).rows?.table.columns.photo?.values).toEqual(
      Uint8Array.of(255, 0, 0, 0, 0, 255),
    );
  });

  it("is pointed at where its file is not there, or cannot be read, or where it is empty", () => {
    const { diagnostics } = read(spec("homes/wrong.csv"));
    expect(told(diagnostics).map((each) => each.replace(folder, ""))).toEqual([
      expect.stringContaining("/homes/wrong.csv:2:1 file-missing: The file two.png was not found"),
      "/homes/wrong.csv:3:1 file-unreadable: sounds/a.wav cannot be read: it is no picture in PNG, JPEG, WebP, GIF or BMP.",
      expect.stringContaining('/homes/wrong.csv:4:1 not-a-number: The value is missing (row 3, column "photo").'),
    ]);
  });

  it("stays what it is in the rendered spec", () => {
    const text = spec("homes/homes.csv").replace("size: [1, 2]", "size: [1, 2], cropToAspectRatio: true");
    const rendered = render(text, { file });
    const again = compiled(rendered.ok ? rendered.text : "", { file }).model.dataset?.columns;
    expect(again?.map(({ range: _, ...column }) => column)).toEqual(
      compiled(text, { file }).model.dataset?.columns.map(({ range: _, ...column }) => column),
    );
  });

  it("is a picture of any size in typed code", async () => {
    const code = await compiled(spec("homes/homes.csv"), { file }).code("net.ts", {});
    expect(code).toContain("readonly photo: Picture | ArrayLike<number>;");
    expect(code).toContain("readonly sound: ArrayLike<number>;");
    const network = await import(
      /* @vite-ignore */ `data:text/javascript;base64,${Buffer.from(stripTypes(code)).toString("base64")}`
    );
    const p = network.createParameters();
    const data = Uint8Array.of(255, 0, 0, 255, 0, 0, 255, 255);
    const ask = (photo: unknown) => network.predict(p, { photo, sound: [-1, 0, 0.5, 0, 0], rooms: 3 });
    expect(ask({ width: 2, height: 1, data })).toEqual(ask([255, 0, 0, 0, 0, 255]));
  });

  it("is read beside the file of predict; from a folder, each file is a row", async () => {
    // 0.25 · (2 of the pixels − ½ of the sound + 3 rooms) = 1.125, and the sigmoid of that is 0.7549.
    const ran = await netwright(folder, ["predict", "csv.yaml", "new/rows.csv"]);
    expect(ran.stdout).toMatch(/^yes \(0\.7549/);
    const { stderr } = await netwright(folder, ["predict", "csv.yaml", "new/wrong.csv"]);
    expect(stderr).toContain(
      "new/wrong.csv:2:1  error  file-unreadable\n  nowhere.png cannot be read: there is no such file",
    );
  });
});
