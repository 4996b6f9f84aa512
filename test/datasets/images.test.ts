import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { images } from "../../compiler/language/datasets/images.ts";
import { decodePicture } from "../../compiler/language/datasets/pictures/decode-picture.ts";
import { upright } from "../../compiler/language/datasets/pictures/upright.ts";
import { resizeImage } from "../../runtime/resize-image.ts";
import { categories, column, datasetOf, noFiles, somewhere, told } from "./made-up.ts";

/** Pictures written by Pillow 9.4: a red pixel, then a blue one; and 8 × 8 pixels of (200, 100, 50). */
const redAndBlue = {
  png: "iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAAD0lEQVR4nGP4z8DAwPAfAAcAAf9+CLHQAAAAAElFTkSuQmCC",
  webp: "UklGRh4AAABXRUJQVlA4TBEAAAAvAQAAAA8Q87//8x8OMqL/AQA=",
  gif: "R0lGODdhAgABAIEAAP8AAAAA/wAAAAAAACwAAAAAAgABAAAIBQABBAgIADs=",
  bmp: "Qk0+AAAAAAAAADYAAAAoAAAAAgAAAAEAAAABABgAAAAAAAgAAADEDgAAxA4AAAAAAAAAAAAAAAD//wAAAAA=",
};
const tiff =
  "SUkqAAgAAAAKAAABBAABAAAAAgAAAAEBBAABAAAAAQAAAAIBAwADAAAAhgAAAAMBAwABAAAAAQAAAAYBAwABAAAAAgAAABEBBAABAAAAjAAAABUBAwABAAAAAwAAABYBBAABAAAAAQAAABcBBAABAAAABgAAABwBAwABAAAAAQAAAAAAAAAIAAgACAD/AAAAAP8=";
/** 16 × 8 grey pixels, the left half white; Exif says that it is to be turned by a quarter clockwise. */
const turnedJpeg =
  "/9j/4AAQSkZJRgABAQAAAQABAAD/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/2wBDAAMCAgMCAgMDAwMEAwMEBQgFBQQEBQoHBwYIDAoMDAsKCwsNDhIQDQ4RDgsLEBYQERMUFRUVDA8XGBYUGBIUFRT/wAALCAAIABABAREA/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUFBAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVWV1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi4+Tl5ufo6erx8vP09fb3+Pn6/9oACAEBAAA/AP1Tr+Vev//Z";

const bytesOf = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, "base64"));

const home = mkdtempSync(join(tmpdir(), "netwright-images-"));
afterAll(() => rmSync(home, { recursive: true }));

/** Writes files into a folder of their own below `home`, and returns its name. */
let count = 0;
function folderOf(files: { readonly [path: string]: Uint8Array | string }): string {
  const name = `photos${count++}`;
  mkdirSync(join(home, name));
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(home, name, path)), { recursive: true });
    writeFileSync(join(home, name, path), content);
  }
  return name;
}

const finder = fileFinder(join(home, "spec.yaml"), [], undefined);
const image = (shape: readonly number[]) => column("image", { type: "image", shape });
const png = bytesOf(redAndBlue.png);

function read(
  folder: string,
  options: { readonly [name: string]: unknown } = {},
  more = [categories("label", "cat", "dog")],
) {
  const size = (options.size ?? [1, 2]) as readonly number[];
  const shape = [...size, options.colorMode === "grayscale" ? 1 : 3];
  return images.read(datasetOf("images", { folder, ...options } as never, [image(shape), ...more]), finder);
}

describe("a picture is decoded", () => {
  it.each(Object.entries(redAndBlue))("from %s", (_, base64) => {
    expect(decodePicture(bytesOf(base64))).toMatchObject({ width: 2, height: 1 });
    const { data } = decodePicture(bytesOf(base64)) as { readonly data: Uint8Array };
    expect([...data.subarray(0, 3), ...data.subarray(4, 7)]).toEqual([255, 0, 0, 0, 0, 255]);
  });

  it("from JPEG, and turned as its Exif orientation says", () => {
    const picture = decodePicture(bytesOf(turnedJpeg)) as {
      readonly width: number;
      readonly height: number;
      readonly data: Uint8Array;
    };
    expect([picture.width, picture.height]).toEqual([8, 16]);
    const column = Array.from({ length: 16 }, (_, y) => picture.data[y * 8 * 4]);
    expect(column).toEqual([...Array(8).fill(255), ...Array(8).fill(0)]);
  });

  it.each([
    ["text", "no picture", "it is no picture in PNG, JPEG, WebP, GIF or BMP"],
    ["TIFF", bytesOf(tiff), "it is in the format TIFF; convert it to PNG or JPEG"],
    ["PNG that is cut off", png.subarray(0, 50), "its PNG data are damaged or cut off"],
    ["JPEG that is cut off", bytesOf(turnedJpeg).subarray(0, 300), "its JPEG data are damaged or cut off"],
    ["GIF that is cut off", bytesOf(redAndBlue.gif).subarray(0, 30), "its GIF data are damaged or cut off"],
    ["WebP that is cut off", bytesOf(redAndBlue.webp).subarray(0, 31), "its WebP data are damaged or cut off"],
    ["BMP that is cut off", bytesOf(redAndBlue.bmp).subarray(0, 56), "its BMP data are damaged or cut off"],
  ])("or refused: %s", (_, bytes, problem) => {
    const given = typeof bytes === "string" ? new TextEncoder().encode(bytes) : bytes;
    expect(decodePicture(given)).toEqual({ kind: "problem", problem });
  });

  it("or refused before anything is decoded where its header claims 60000 × 60000 pixels", () => {
    const bomb = png.slice();
    new DataView(bomb.buffer).setUint32(16, 60000);
    new DataView(bomb.buffer).setUint32(20, 60000);
    const problem = "its header says 60000 × 60000 pixels, more than the 67108864 that are decoded";
    expect(decodePicture(bomb)).toEqual({ kind: "problem", problem });
  });

  it.each([
    [1, 3, [1, 2, 3, 4, 5, 6]],
    [2, 3, [3, 2, 1, 6, 5, 4]],
    [3, 3, [6, 5, 4, 3, 2, 1]],
    [4, 3, [4, 5, 6, 1, 2, 3]],
    [5, 2, [1, 4, 2, 5, 3, 6]],
    [6, 2, [4, 1, 5, 2, 6, 3]],
    [7, 2, [6, 3, 5, 2, 4, 1]],
    [8, 2, [3, 6, 2, 5, 1, 4]],
  ])("and orientation %i turns 1 2 3 over 4 5 6 as Pillow's exif_transpose", (orientation, width, expected) => {
    const data = Uint8Array.from([1, 2, 3, 4, 5, 6].flatMap((value) => [value, 0, 0, 255]));
    const turned = upright({ kind: "picture", width: 3, height: 2, data }, orientation);
    expect(turned.width).toBe(width);
    expect([...turned.data].filter((_, index) => index % 4 === 0)).toEqual(expected);
  });
});

describe("an image is resized as Pillow's BILINEAR does", () => {
  const steps = Uint8Array.from({ length: 16 }, (_, index) => index * 10);
  const grey = { width: 4, height: 4, channels: 1, data: steps };

  it("to a smaller one, which averages", () => {
    expect([...resizeImage(grey, 2, 2).data]).toEqual([36, 52, 98, 114]);
  });

  it("wider and lower at once", () => {
    expect([...resizeImage(grey, 2, 6).data]).toEqual([29, 34, 41, 47, 54, 59, 91, 96, 103, 109, 116, 121]);
  });

  it("to its own size, unchanged", () => {
    expect(resizeImage(grey, 4, 4).data).toEqual(steps);
  });
});

describe("an images dataset reads", () => {
  it("a folder for each category, in the order of the names, and below it", () => {
    const folder = folderOf({
      "dog/b.png": png,
      "cat/z.png": png,
      "cat/old/a.png": png,
      "cat/.hidden.png": "no",
      "cat/notes.txt": "no",
    });
    const { table, diagnostics } = read(folder);
    expect(diagnostics).toEqual([]);
    expect(table?.rows).toBe(3);
    expect([...(table?.columns.image?.values ?? [])].slice(0, 6)).toEqual([255, 0, 0, 0, 0, 255]);
    expect(table?.columns.image?.values).toBeInstanceOf(Uint8Array);
    expect(table?.columns.label).toEqual({ kind: "categories", values: Int32Array.of(0, 0, 1) });
  });

  it("grey as Pillow's L: 76 for red, 29 for blue", () => {
    const { table } = read(folderOf({ "cat/a.png": png }), { colorMode: "grayscale" });
    expect([...(table?.columns.image?.values ?? [])]).toEqual([76, 29]);
  });

  it("the middle of a picture of other proportions, or all of it made narrower", () => {
    const folder = folderOf({ "cat/a.png": png });
    const crops = read(folder, { size: [1, 1], cropToAspectRatio: true });
    expect([...(crops.table?.columns.image?.values ?? [])]).toEqual([255, 0, 0]);
    const stretches = read(folder, { size: [1, 1] });
    expect([...(stretches.table?.columns.image?.values ?? [])]).toEqual([128, 0, 128]);
  });

  it("folders of the parts around those of the categories", () => {
    const folder = folderOf({
      "test/cat/a.png": png,
      "train/dog/b.png": png,
      "train/cat/c.png": png,
      "val/dog/d.png": png,
    });
    const part = categories("part", "training", "validation", "test");
    expect(told(read(folder).diagnostics)).toEqual([
      `spec.yaml:1:1 parts-unused: The files in ${folder} say which part they are for, but without a split all of them would be for training. Add a split to the dataset: split: { type: column, column: part }`,
    ]);
    const split = { type: "column", options: { column: "part" }, validation: 0, test: 0, range: somewhere };
    const columns = [image([1, 2, 3]), categories("label", "cat", "dog"), part];
    const { table } = images.read(datasetOf("images", { folder, size: [1, 2] }, columns, { split }), finder);
    expect([...(table?.columns.label?.values ?? [])]).toEqual([0, 1, 1, 0]);
    expect([...(table?.columns.part?.values ?? [])]).toEqual([0, 0, 1, 2]);
  });

  it("columns that the paths of the files give by a pattern, sorted by path", () => {
    const folder = folderOf({ "cat_7.png": png, "old/dog_10.png": png, "dog_9.png": png });
    const take = categories("take", "7", "9", "10");
    const wrong = read(folder, { pattern: "{label}_{take}.png" }, [categories("label", "cat", "dog"), take]);
    expect(told(wrong.diagnostics)).toEqual([
      `spec.yaml:1:1 stray-file: ${folder}/old/dog_10.png does not fit the pattern "{label}_{take}.png". A name in braces stands for one or more characters other than a slash; all others stand for themselves.`,
    ]);
    rmSync(join(home, folder, "old"), { recursive: true });
    const { table } = read(folder, { pattern: "{label}_{take}.png" }, [categories("label", "cat", "dog"), take]);
    expect([...(table?.columns.label?.values ?? [])]).toEqual([0, 1]);
    expect([...(table?.columns.take?.values ?? [])]).toEqual([0, 1]);
  });

  it("nothing outside the folders of the spec, through a link either", () => {
    const folder = folderOf({ "cat/a.png": png });
    const elsewhere = mkdtempSync(join(tmpdir(), "netwright-elsewhere-"));
    writeFileSync(join(elsewhere, "secret.png"), png);
    symlinkSync(join(elsewhere, "secret.png"), join(home, folder, "cat", "link.png"));
    const { diagnostics } = read(folder);
    rmSync(elsewhere, { recursive: true });
    expect(diagnostics.map(({ code }) => code)).toEqual(["file-outside"]);
    expect(read("../photos").diagnostics.map(({ code }) => code)).toEqual(["file-outside"]);
  });

  it("every broken picture by its name", () => {
    const folder = folderOf({ "cat/a.png": png, "cat/b.jpg": "no", "dog/c.tiff": bytesOf(tiff) });
    expect(told(read(folder).diagnostics)).toEqual([
      `spec.yaml:1:1 file-unreadable: ${folder}/cat/b.jpg cannot be read: it is no picture in PNG, JPEG, WebP, GIF or BMP.`,
      `spec.yaml:1:1 file-unreadable: ${folder}/dog/c.tiff cannot be read: it is in the format TIFF; convert it to PNG or JPEG.`,
    ]);
  });

  it("no picture that is in no folder of a category", () => {
    const folder = folderOf({ "cat/a.png": png, "b.png": png });
    expect(told(read(folder).diagnostics)).toEqual([
      `spec.yaml:1:1 stray-file: ${folder}/b.png is in no folder of a category, but others are. Move it into the folder of its category, or out of the dataset's folder.`,
    ]);
  });

  it("no category that the spec does not list", () => {
    const folder = folderOf({ "cow/a.png": png });
    expect(told(read(folder).diagnostics)).toEqual([
      `spec.yaml:1:1 category-not-listed: "cow" is not one of the categories (column "label" of ${folder}/cow/a.png). Available: cat, dog.`,
    ]);
  });
});

describe("a metadata file beside the pictures", () => {
  const rows = (folder: string) =>
    images.read(
      datasetOf("images", { folder, size: [1, 2] } as never, [
        image([1, 2, 3]),
        column("price"),
        categories("kind", "car", "van"),
      ]),
      finder,
    );

  it.each([
    ["csv", "file_name,price,kind\nb.png,3.5,van\nsub/a.png,2,car\n"],
    [
      "jsonl",
      '{"file_name": "b.png", "price": 3.5, "kind": "van"}\n{"file_name": "sub/a.png", "price": 2, "kind": "car"}\n',
    ],
  ])("gives the columns of each, in its order: metadata.%s", (ending, text) => {
    const folder = folderOf({ "sub/a.png": png, "b.png": png, [`metadata.${ending}`]: text });
    const { table, diagnostics } = rows(folder);
    expect(diagnostics).toEqual([]);
    expect([...(table?.columns.price?.values ?? [])]).toEqual([3.5, 2]);
    expect([...(table?.columns.kind?.values ?? [])]).toEqual([1, 0]);
    const { columns, targets } = images.describe({
      options: { folder, colorMode: "rgb", targets: "price" } as never,
      range: somewhere,
      ranges: {},
      files: finder,
    });
    expect(columns).toEqual([
      { name: "image", type: "image", shape: [1, 2, 3] },
      { name: "price", type: "number", shape: [1] },
      { name: "kind", type: "category", shape: [1], categories: ["car", "van"] },
    ]);
    expect(targets).toBeUndefined();
  });

  it("names every picture, and no other file", () => {
    const text = "file_name,price,kind\na.png,1,car\n";
    const forgotten = folderOf({ "a.png": png, "b.png": png, "metadata.csv": text });
    expect(told(rows(forgotten).diagnostics)).toEqual([
      `spec.yaml:1:1 stray-file: ${forgotten}/b.png is in no row of the folder's metadata file. Add a row that names it in the column file_name, or move it out of the folder.`,
    ]);
    const missing = folderOf({ "a.png": png, "metadata.csv": `${text}../a.png,1,car\n` });
    expect(rows(missing).diagnostics.map(({ code }) => code)).toEqual(["file-missing"]);
    const unnamed = folderOf({ "a.png": png, "metadata.csv": "name,price\na.png,1\n" });
    expect(told(rows(unnamed).diagnostics)).toEqual([
      `spec.yaml:1:1 file-unreadable: ${unnamed}/metadata.csv cannot be read: it has no column file_name in every row.`,
    ]);
  });
});

describe("an images dataset is described", () => {
  const describeIt = (options: { readonly [name: string]: unknown }, files = finder) =>
    images.describe({
      options: { colorMode: "rgb", cropToAspectRatio: false, ...options } as never,
      range: somewhere,
      ranges: {},
      files,
    });

  it("by its first picture and its folders where the spec says nothing", () => {
    const { columns, inputs, targets } = describeIt({ folder: folderOf({ "dog/a.png": png, "cat/b.png": png }) });
    expect(columns).toEqual([
      { name: "image", type: "image", shape: [1, 2, 3] },
      { name: "label", type: "category", shape: [1], categories: ["cat", "dog"] },
    ]);
    expect([inputs, targets]).toEqual([{ input: ["image"] }, { label: ["label"] }]);
  });

  it("without its folder where the spec says everything", () => {
    const columns = { label: { type: "category", categories: ["cat", "dog"] } };
    const { columns: found, diagnostics } = describeIt({ folder: "photos", size: 8, columns }, noFiles);
    expect(diagnostics).toEqual([]);
    expect(found[0]).toEqual({ name: "image", type: "image", shape: [8, 8, 3] });
  });

  it("without labels where the pictures are in no folders", () => {
    const { columns, targets } = describeIt({ folder: folderOf({ "a.png": png }), targets: "inputs" });
    expect(columns.map(({ name }) => name)).toEqual(["image"]);
    expect(targets).toBeUndefined();
  });
});
