import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { gallerySpecs } from "./gallery.ts";

describe("a spec of the gallery builds without its data, and claims what it reaches", () => {
  it.each(gallerySpecs)("$file", ({ file, text }) => {
    const compilation = compile(text, { file });
    expect(compilation.diagnostics.map((each) => each.text)).toEqual([]);
    expect(compilation.ok && compilation.model.expect?.claims.length).toBeGreaterThan(0);
  });
});
