import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, netwright } from "../cli/netwright.ts";

/** Forty people: tall ones like tea; a few heights are missing, one town is rare, and each has a name of their own. */
function people(): string {
  const rows = Array.from({ length: 40 }, (_, person) => {
    const height = person % 10 === 3 ? "" : String(150 + person);
    const town = person === 7 ? "" : person % 3 === 0 ? "Ghent" : "Bruges";
    return `P${person};${height};${town};${person < 18 ? "coffee" : "tea"};1`;
  });
  return `name;height;town;drink;planet\n${rows.join("\n")}\n`;
}

describe("netwright init", () => {
  test("prints a line for each column, and writes a spec that trains as it stands", async () => {
    const folder = folderWith({ "people.csv": people() });
    const { code, stdout, stderr } = await netwright(folder, ["init", "people.csv", "--target", "drink"]);
    expect(stderr).toBe("");
    expect(stdout).toBe(`40 rows, 5 columns, delimiter ";"
  name     every row differs       kept beside the answers, not an input
  height   number                  4 empty → missing: indicator
  town     category of 2           1 empty → missing: category
  drink    tea 22 / coffee 18      target; stratified, 20 % test
  planet   one value in all rows   not used
people.yaml written
`);
    expect(code).toBe(0);
    expect(readFileSync(join(folder, "people.yaml"), "utf8")).toContain(
      `    town: { type: category, categories: [ Bruges, Ghent ], missing: category, unknown: ignore }`,
    );
    const trained = await netwright(folder, ["train", "people.yaml", "--set", "train.epochs=20"]);
    expect(trained.stderr).not.toContain("error");
    expect([0, 4]).toContain(trained.code);
  });

  test("takes the last column with --yes, which may be numbers", async () => {
    const rows = Array.from({ length: 30 }, (_, row) => `${row},${(row * 7) % 10},${row * 2.5}`);
    const folder = folderWith({ "lines.csv": `a,b,c\n${rows.join("\n")}\n` });
    const { stdout } = await netwright(folder, ["init", "lines.csv", "--yes"]);
    expect(stdout).toContain("c   number from 0 to 72.5   target; random, 20 % test");
  });

  test("replaces a spec only with --force", async () => {
    const folder = folderWith({ "people.csv": people(), "people.yaml": "mine" });
    const words = ["init", "people.csv", "--target", "drink"];
    const { code, stderr } = await netwright(folder, words);
    expect(stderr).toContain("people.yaml exists already.");
    expect(code).toBe(5);
    expect(readFileSync(join(folder, "people.yaml"), "utf8")).toBe("mine");
    expect((await netwright(folder, [...words, "--force"])).code).toBe(0);
  });

  test("foresees the next value where a date is all there is", async () => {
    const rows = Array.from(
      { length: 120 },
      (_, month) => `${1990 + Math.floor(month / 12)}-${(month % 12) + 1},${month % 12}`,
    );
    const folder = folderWith({ "sales.csv": `month,sold\n${rows.join("\n")}\n` });
    const { stdout } = await netwright(folder, ["init", "sales.csv", "--target", "sold"]);
    expect(stdout).toBe(`120 rows, 2 columns, delimiter ","
  month   date                  the order of the rows
  sold    number from 0 to 11   foreseen from the rows before; in order, the last 20 % test
sales.yaml written
`);
    expect(readFileSync(join(folder, "sales.yaml"), "utf8")).toContain("window: { length: 13, target: sold }");
    expect((await netwright(folder, ["check", "sales.yaml"])).code).toBe(0);
  });

  test("leaves out columns that give the target away", async () => {
    const rows = Array.from({ length: 30 }, (_, day) => `${day % 7},${day * 3},${(day % 7) + day * 3},${day % 5}`);
    const folder = folderWith({ "rides.csv": `guests,members,total,wind\n${rows.join("\n")}\n` });
    const { stdout } = await netwright(folder, ["init", "rides.csv", "--target", "total"]);
    expect(stdout).toContain("guests    number                not used: it gives away total");
    expect(stdout).toContain("members   number                not used: it gives away total");
  });

  test("takes a folder of recordings whose names say what they are", async () => {
    const names = ["yes", "no"].flatMap((word) => [1, 2, 3, 4, 5].map((take) => `words/${word}_${take}.wav`));
    const folder = folderWith({ "words/README.md": "Two words." });
    for (const name of names) writeFileSync(join(folder, name), wav(8000));
    const { stdout } = await netwright(folder, ["init", "words"]);
    expect(stdout).toBe(`10 recordings, 2 categories, from their names: {label}_{part2}.wav
  audio   8000 samples a second, up to 1 s → 1 s as a mel spectrogram of 61 × 32
  label   no 5 / yes 5   target; stratified, 20 % test
words.yaml written
`);
    expect((await netwright(folder, ["check", "words.yaml"])).code).toBe(0);
  });

  test("takes rows in JSON, too", async () => {
    const rows = Array.from({ length: 60 }, (_, row) => ({ size: row % 40, kind: row < 30 ? "cat" : "dog" }));
    const folder = folderWith({ "pets.json": JSON.stringify(rows) });
    const { stdout } = await netwright(folder, ["init", "pets.json", "--target", "kind"]);
    expect(stdout).toBe(`60 rows, 2 columns
  size   number
  kind   cat 30 / dog 30   target; stratified, 20 % test
pets.yaml written
`);
    const trained = await netwright(folder, ["train", "pets.yaml", "--set", "train.epochs=2"]);
    expect([0, 4]).toContain(trained.code);
  });

  test("check --profile prints all columns of the file, and what the spec does with them", async () => {
    const folder = folderWith({
      "people.csv": people(),
      "people.yaml": `dataset:
  type: csv
  file: people.csv
  columns: { height: { type: number, missing: mean }, drink: { type: category, categories: [coffee, tea] } }
  inputs: height
  targets: drink
layers: [{ type: dense, units: 1, activation: sigmoid }]
`,
    });
    const { stdout } = await netwright(folder, ["check", "people.yaml", "--profile"]);
    expect(stdout).toBe(`people.yaml: 1 layer, 2 parameters, 40 rows.
40 rows, 5 columns, delimiter ";"
  name     every row differs       not used
  height   number                  4 empty → missing: mean
  town     category of 2           not used
  drink    tea 22 / coffee 18      target
  planet   one value in all rows   not used
`);
  });
});

/** A recording of one second of silence: 16 bit, one channel. */
function wav(samples: number): Uint8Array {
  const bytes = Buffer.alloc(44 + samples * 2);
  bytes.write("RIFF", 0, "latin1");
  bytes.writeUInt32LE(36 + samples * 2, 4);
  bytes.write("WAVEfmt ", 8, "latin1");
  bytes.writeUInt32LE(16, 16);
  bytes.writeUInt16LE(1, 20);
  bytes.writeUInt16LE(1, 22);
  bytes.writeUInt32LE(8000, 24);
  bytes.writeUInt32LE(16000, 28);
  bytes.writeUInt16LE(2, 32);
  bytes.writeUInt16LE(16, 34);
  bytes.write("data", 36, "latin1");
  bytes.writeUInt32LE(samples * 2, 40);
  return bytes;
}
