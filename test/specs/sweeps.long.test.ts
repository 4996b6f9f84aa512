import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { netwright } from "../cli/netwright.ts";

const specs = readdirSync("specs").filter((file) => file.endsWith(".yaml"));
const swept = specs.filter((file) => /^sweep:/m.test(readFileSync(`specs/${file}`, "utf8")));

describe("every sweep shows what its spec expects of it:", () => {
  it.each(swept)("specs/%s", async (file) => {
    const start = performance.now();
    const { code, stdout } = await netwright(".", ["sweep", `specs/${file}`]);
    console.log(`${file}, ${Math.round((performance.now() - start) / 1000)} s:\n${stdout}`);
    expect(stdout).not.toContain("✗");
    expect(code).toBe(0);
  });
});
