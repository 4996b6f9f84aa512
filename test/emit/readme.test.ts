import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { compiled } from "../compiled.ts";

const root = new URL("../../", import.meta.url);
const readme = readFileSync(new URL("README.md", root), "utf8");
const golden = readFileSync(new URL("test/golden/two-layer.ts", root), "utf8");
const [, what = ""] = /## What comes out\n([\s\S]*?)\n## /.exec(readme) ?? [];
const [shown = "", used = ""] = [...what.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, code = ""]) => code);

test("the README shows code that is generated", async () => {
  expect(shown).toMatch(/^export function forward/m);
  const spec = "specs/two-layer.yaml";
  const code = await compiled(readFileSync(new URL(spec, root), "utf8"), { file: spec, tier: "loops" }).code("net.ts");
  expect(code).toContain(shown.slice(0, shown.indexOf("  …")));
});

test("the README uses and names functions that a generated module exports", () => {
  const exported = [...golden.matchAll(/^export (?:function\*?|const) (\w+)/gm)].map(([, name]) => name);
  const imported = /import \{ (.*) \}/.exec(used)?.[1]?.split(", ") ?? [];
  expect(imported.length).toBeGreaterThan(3);
  const [, list = ""] = /It exports ([\s\S]*?)\. /.exec(what.replaceAll("\n", " ")) ?? [];
  const named = [...list.matchAll(/`(\w+)`/g)].map(([, name = ""]) => name);
  expect(named.length).toBeGreaterThan(10);
  for (const name of [...imported, ...named]) expect(exported).toContain(name);
});
