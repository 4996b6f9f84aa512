import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { array, assert, integer, nat, property, tuple } from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { idx } from "../../compiler/language/datasets/idx.ts";
import { readIdx } from "../../compiler/language/datasets/reading/idx-bytes.ts";
import { categories, column, datasetOf, noFiles, someFiles, somewhere, told } from "./made-up.ts";

const folder = mkdtempSync(join(tmpdir(), "netwright-idx-"));
afterAll(() => rmSync(folder, { recursive: true }));

/** Two images of 2 × 3 bytes: 0 … 11. */
const images = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11);
/** Two labels: 2 and 0. */
const labels = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 2, 0);

let count = 0;
function written(bytes: Uint8Array): string {
  const path = join(folder, `file${count++}`);
  writeFileSync(path, bytes);
  return path;
}

const image = column("image", { type: "image", shape: [2, 3, 1], file: "images" });
const label = { ...categories("label", "0", "1", "2"), file: "labels" };
const ranges = { "/columns/image/file": { ...somewhere, line: 3 }, "/columns/label/file": { ...somewhere, line: 4 } };

function read(imageBytes: Uint8Array, labelBytes: Uint8Array) {
  const files = someFiles({ images: written(imageBytes), labels: written(labelBytes) });
  return idx.read(datasetOf("idx", {}, [image, label], { ranges }), files);
}

describe("an idx dataset reads", () => {
  it.each([
    ["plain", images, labels],
    ["gzip", gzipSync(images), gzipSync(labels)],
  ])("%s files, bytes as bytes and labels as categories", (_, imageBytes, labelBytes) => {
    const { table, diagnostics } = read(imageBytes, labelBytes);
    expect(diagnostics).toEqual([]);
    expect(table?.rows).toBe(2);
    expect([...(table?.columns.image?.values ?? [])]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(table?.columns.image?.values).toBeInstanceOf(Uint8Array);
    expect(table?.columns.label).toEqual({ kind: "categories", values: Int32Array.of(2, 0) });
  });

  it("every type of number, the greatest byte first", () => {
    const one = (type: number, ...bytes: number[]) => {
      const found = readIdx(Uint8Array.of(0, 0, type, 1, 0, 0, 0, 1, ...bytes));
      return found.kind === "values" ? found.values[0] : found.problem;
    };
    expect(one(0x08, 0xfe)).toBe(254);
    expect(one(0x09, 0xfe)).toBe(-2);
    expect(one(0x0b, 0xff, 0xfe)).toBe(-2);
    expect(one(0x0c, 0, 1, 0, 0)).toBe(65536);
    expect(one(0x0d, 0x3f, 0xc0, 0, 0)).toBe(1.5);
    expect(one(0x0e, 0xc0, 0x04, 0, 0, 0, 0, 0, 0)).toBe(-2.5);
    expect(one(0x0d, 0x7f, 0xc0, 0, 0)).toBe("its number at position 0 is not finite");
  });
});

describe("an idx dataset tells, where the spec names the file,", () => {
  const wrongImages = (bytes: Uint8Array) => told(read(bytes, labels).diagnostics);

  it("that the file is not IDX", () => {
    expect(wrongImages(Uint8Array.of(0x89, 0x50, 0x4e, 0x47))).toEqual([
      "spec.yaml:3:1 file-unreadable: images cannot be read: an IDX file begins with two zero bytes, this one with 89 50.",
    ]);
    expect(wrongImages(Uint8Array.of())[0]).toContain("this one with nothing");
    expect(wrongImages(Uint8Array.of(0, 0, 7, 1))[0]).toContain("its third byte, 07, stands for no type of number");
    expect(wrongImages(Uint8Array.of(0, 0, 8, 0))[0]).toContain("it has 0 axes");
    expect(wrongImages(images.subarray(0, 10))[0]).toContain("it ends within its header");
  });

  it("that the sizes disagree with the bytes", () => {
    expect(wrongImages(images.subarray(0, -1))[0]).toContain(
      "its header says 2 × 2 × 3 numbers, which take 12 bytes, but 11 bytes follow",
    );
    const huge = Uint8Array.of(0, 0, 14, 2, 255, 255, 255, 255, 255, 255, 255, 255);
    expect(wrongImages(huge)[0]).toContain("its header says 4294967295 × 4294967295 numbers");
  });

  it("that gzip data are cut off or damaged", () => {
    const packed = gzipSync(images);
    expect(wrongImages(packed.subarray(0, -10))[0]).toContain("its gzip data end too early; it may have been cut off");
    const damaged = Uint8Array.from(packed);
    damaged[packed.length - 6] ^= 1;
    expect(wrongImages(damaged)[0]).toContain("its gzip data are damaged");
  });

  it("that its rows have another shape than the spec says", () => {
    expect(told(read(labels, labels).diagnostics)).toEqual([
      'spec.yaml:3:1 columns-differ: The column "image" has one number a row, but the spec gives rows of shape [2, 3, 1]. Correct the shape, or the data.',
    ]);
    expect(told(read(images, images).diagnostics)[0]).toContain(
      '"label" has rows of shape [2, 3], but the spec gives one number a row',
    );
  });

  it("that a label is not among the categories", () => {
    expect(told(read(images, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 2, 3)).diagnostics)).toEqual([
      'spec.yaml:4:1 category-not-listed: "3" is not one of the categories (row 2, column "label"). Available: 0, 1, 2.',
    ]);
  });

  it("that columns have different numbers of rows, or none", () => {
    expect(told(read(images, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 1, 2)).diagnostics)).toEqual([
      'spec.yaml:4:1 row-count: The column "image" has 2 rows, the column "label" 1. Every row of inputs needs one row of targets.',
    ]);
    const none = Uint8Array.of(0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 3);
    expect(told(read(none, Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 0)).diagnostics)[0]).toContain("no-rows");
  });

  it("that the file is not there", () => {
    const dataset = datasetOf("idx", {}, [image], { ranges });
    expect(told(idx.read(dataset, noFiles).diagnostics)[0]).toContain(
      "spec.yaml:3:1 file-missing: The file images was not found",
    );
  });
});

describe("an idx dataset says of its columns", () => {
  const describing = (columns: object, files = noFiles) =>
    idx.describe({ options: { columns } as never, range: somewhere, ranges, files });
  const complete = {
    image: { type: "image", file: "images", shape: [2, 3, 1] },
    label: { type: "category", file: "labels", categories: 3 },
  };

  it("what is written, without its files", () => {
    expect(describing(complete)).toEqual({
      columns: [
        { name: "image", type: "image", shape: [2, 3, 1], file: "images" },
        { name: "label", type: "category", shape: [1], categories: ["0", "1", "2"], file: "labels" },
      ],
      named: true,
      diagnostics: [],
    });
  });

  it("what its files show, where they are", () => {
    const files = someFiles({ images: written(images), labels: written(labels) });
    const short = { image: { type: "image", file: "images" }, label: { type: "category", file: "labels" } };
    expect(describing(short, files)).toEqual(describing(complete));
    expect(told(describing(short).diagnostics)).toEqual([
      "spec.yaml:3:1 data-needed: dataset.columns.image.shape is not given, and images, from which it would be read, was not found; searched in nowhere. Add dataset.columns.image.shape: then the spec builds without its data.",
      "spec.yaml:4:1 data-needed: dataset.columns.label.categories is not given, and labels, from which it would be read, was not found; searched in nowhere. Add dataset.columns.label.categories: then the spec builds without its data.",
    ]);
  });
});

describe("whatever bytes an idx file holds", () => {
  it("the answer is values or a problem, never a thrown error", () => {
    let problems = 0;
    const check = (flips: readonly (readonly [number, number])[], length: number, packed: number) => {
      const source = packed === 1 ? new Uint8Array(gzipSync(images)) : images.slice();
      for (const [at, flip] of flips) source[at % source.length] ^= flip;
      const found = readIdx(source.subarray(0, source.length - (length % 20 === 0 ? length : 0)));
      if (found.kind === "problem") problems++;
      else expect(found.values).toHaveLength(found.sizes.reduce((product, size) => product * size, 1));
    };
    const flips = array(tuple(nat(60), integer({ min: 1, max: 255 })), { maxLength: 4 });
    assert(property(flips, nat(28), nat(1), check), { numRuns: 2000 });
    expect(problems).toBeGreaterThan(500);
  });
});

const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const dataFolder = process.env.NETWRIGHT_DATA ?? join(repository, "../shared/data");
const imageFile = "mnist/t10k-images-idx3-ubyte.gz";
const labelFile = "mnist/t10k-labels-idx1-ubyte.gz";

describe("the real digits", () => {
  it.skipIf(!existsSync(join(dataFolder, imageFile)))(
    "are 10,000 images with the published counts of each class (skipped where the folder NETWRIGHT_DATA has no mnist/)",
    () => {
      const columns = [
        column("image", { type: "image", shape: [28, 28, 1], file: imageFile }),
        { ...categories("label", ...Array.from({ length: 10 }, (_, digit) => String(digit))), file: labelFile },
      ];
      const { table } = idx.read(datasetOf("idx", {}, columns), fileFinder("spec.yaml", [], dataFolder));
      const counts = Array.from({ length: 10 }, () => 0);
      for (const digit of table?.columns.label?.values ?? []) counts[digit]++;
      expect(counts).toEqual([980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009]);
      expect(table?.columns.image?.values).toHaveLength(10000 * 28 * 28);
      expect([...(table?.columns.label?.values.subarray(0, 5) ?? [])]).toEqual([7, 2, 1, 0, 4]);
    },
  );
});
