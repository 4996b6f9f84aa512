import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { exampleSpecs } from "../example-specs.ts";

const specs = exampleSpecs.map(({ fileName }) => fileName);
const notes = readFileSync("specs/NOTES.md", "utf8");
const readme = readFileSync("README.md", "utf8");

/** The files that a page links to, in the order of the page. */
function linked(page: string): readonly string[] {
  return [...page.matchAll(/\]\(([^)#]+)\)/g)].map(([, file = ""]) => file);
}

/** The specs in the order in which a page names them first. */
function specsIn(page: string): readonly string[] {
  const names = linked(page).map((file) => file.replace(/^specs\//, ""));
  return [...new Set(names.filter((name) => name.endsWith(".yaml")))];
}

describe("specs/NOTES.md", () => {
  it("names every spec", () => {
    expect([...specsIn(notes)].sort()).toEqual([...specs].sort());
  });

  it("links to nothing that is not there, and runs no spec that is not there", () => {
    const run = [...notes.matchAll(/(specs\/[\w-]+\.yaml)`/g)].map(([, file = ""]) => file);
    const files = [...linked(notes).map((file) => `specs/${file}`), ...run];
    expect(files.filter((file) => !existsSync(file))).toEqual([]);
  });
});

describe("the README", () => {
  it("has every spec in its table, in the order of the notes", () => {
    expect(specsIn(readme)).toEqual(specsIn(notes));
  });

  it("links to nothing that is not there", () => {
    expect(linked(readme).filter((file) => !existsSync(file))).toEqual([]);
  });
});
