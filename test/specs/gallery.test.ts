import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";

const folder = "specs/gallery";

describe("a spec of the gallery builds without its data, and claims what it reaches", () => {
  it.each(readdirSync(folder).filter((name) => name.endsWith(".yaml")))("%s", (name) => {
    const file = `${folder}/${name}`;
    const compilation = compile(readFileSync(file, "utf8"), { file });
    expect(compilation.diagnostics.map(({ text }) => text)).toEqual([]);
    expect(compilation.ok && compilation.model.expect?.claims.length).toBeGreaterThan(0);
  });
});
