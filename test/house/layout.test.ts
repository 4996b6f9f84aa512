import { posix } from "node:path";
import { ts } from "ts-morph";
import { describe, expect, test } from "vitest";
import { circlesIn, type Import } from "./circles.ts";
import { filesBelow, type SourceFile } from "./source-files.ts";

/**
 * The rooms of compiler/, from the ground up. A file may import files of its own room and of lower floors: rooms on the
 * same floor know nothing of each other, so no stage imports another stage.
 */
const floors: readonly (readonly string[])[] = [
  ["ir"],
  ["ops", "diagnostics"],
  ["language"],
  ["1-parse", "2-resolve", "3-differentiate", "4-schedule", "5-emit", "data", "interpret"],
  ["compile.ts", "render"],
  ["print"],
  ["summary"],
  ["run"],
  ["sweep"],
  ["generate", "testing", "api", "init"],
  ["index.ts"],
  ["cli"],
];

const files = filesBelow(["compiler"], ".ts", ".mjs");
const imports = files.flatMap(importsOf);

/** What a file imports of compiler/: values and types, at the top and on demand. */
function importsOf({ path, text }: SourceFile): readonly Import[] {
  return ts
    .preProcessFile(text)
    .importedFiles.filter(({ fileName }) => fileName.startsWith("."))
    .map(({ fileName }) => ({ from: path, to: posix.join(posix.dirname(path), fileName) }))
    .filter(({ to }) => to.startsWith("compiler/"));
}

/** `compiler/ops/add.ts` is in `ops`; `compiler/compile.ts` is a room of its own. */
const roomOf = (path: string): string => path.split("/")[1] ?? "";
const floorOf = (path: string): number => floors.findIndex((rooms) => rooms.includes(roomOf(path)));

describe("the house", () => {
  test("has a floor for each room of compiler/", () => {
    const homeless = files.filter(({ path }) => floorOf(path) < 0).map(({ path }) => `${path} has no floor`);
    expect(homeless).toEqual([]);
  });

  test("is entered by all of its imports", () => {
    expect(imports.length).toBeGreaterThan(files.length);
  });

  test("has no import from a lower floor to a higher one", () => {
    const upward = imports.filter(({ from, to }) => floorOf(from) < floorOf(to));
    expect(upward.map(({ from, to }) => `${from} imports ${to}, which stands above it`)).toEqual([]);
  });

  test("has no import from one room to another on the same floor: no stage imports another stage", () => {
    const across = imports.filter(({ from, to }) => roomOf(from) !== roomOf(to) && floorOf(from) === floorOf(to));
    expect(across.map(({ from, to }) => `${from} imports ${to}, which stands beside it`)).toEqual([]);
  });

  test("has no circle of imports, of types neither", () => {
    expect(circlesIn(imports)).toEqual([]);
  });

  test("keeps nothing loose at the root of compiler/", () => {
    const loose = files.map(({ path }) => path).filter((path) => path.split("/").length === 2);
    expect(loose).toEqual(["compiler/compile.ts", "compiler/index.ts"]);
  });
});

describe("circles", () => {
  test("are found whatever their length, and what hangs on them is none", () => {
    const chain = (...names: readonly string[]): Import[] =>
      names.slice(1).map((to, i) => ({ from: names[i] as string, to }));
    expect(circlesIn([...chain("a", "b", "c", "a"), ...chain("d", "a"), ...chain("e", "e")])).toEqual([
      ["a", "b", "c"],
      ["e"],
    ]);
    expect(circlesIn([...chain("a", "b", "d"), ...chain("a", "c", "d")])).toEqual([]);
  });
});
