import { describe, expect, it } from "vitest";
import { netwright } from "../cli/netwright.ts";
import { exampleSpecs } from "../example-specs.ts";

const swept = exampleSpecs.filter(({ text }) => /^sweep:/m.test(text));

describe("every sweep shows what its spec expects of it:", () => {
  it.each(swept)("$file", async ({ file }) => {
    const start = performance.now();
    const { code, stdout } = await netwright(".", ["sweep", file]);
    console.log(`${file}, ${Math.round((performance.now() - start) / 1000)} s:\n${stdout}`);
    expect(stdout).not.toContain("✗");
    expect(code).toBe(0);
  });
});
