import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { exampleSpecs } from "../example-specs.ts";

const names = exampleSpecs.map(({ name }) => name);

describe("the generated code", () => {
  // `npm run goldens -- code` writes these files anew; then read the difference.
  it.each(exampleSpecs)("of $file is what its golden file shows", async ({ name, file, text }) => {
    // As `netwright build` writes it beside the spec.
    const code = await compile(text, { file }).code(`specs/${name}.ts`);
    await expect(code).toMatchFileSnapshot(`./${name}.ts`);
  });

  it("type-checks under strict, with nothing unused, when no line keeps it from being checked", () => {
    const folder = mkdtempSync(join(tmpdir(), "netwright-golden-"));
    for (const name of names) {
      const code = readFileSync(`test/golden/${name}.ts`, "utf8");
      writeFileSync(join(folder, `${name}.ts`), code.replace("// @ts-nocheck", "// "));
    }
    writeFileSync(join(folder, "tsconfig.json"), readFileSync("test/golden/tsconfig.json", "utf8"));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    mkdirSync(join(folder, "node_modules"));
    symlinkSync(resolve("."), join(folder, "node_modules/netwright"), "dir");
    const { stdout, status } = spawnSync(process.execPath, ["node_modules/typescript/bin/tsc", "-p", folder], {
      encoding: "utf8",
    });
    rmSync(folder, { recursive: true });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  it.each(names)("of %s contains no any, no suppression below its head and no function of Math that an engine may choose", (name) => {
    const text = readFileSync(`test/golden/${name}.ts`, "utf8");
    const code = text.slice(text.indexOf("\n\n")).replaceAll(/\/\/.*|\/\*\*[^]*?\*\//g, "");
    expect(code).not.toMatch(/\bany\b|@ts-|eslint|biome-ignore|\bMath\.(?!max|sqrt|abs|min|floor)\w+\(|\*\*|\beval\b/);
  });

  it.each(names)("of %s imports the runtime and nothing else", (name) => {
    const code = readFileSync(`test/golden/${name}.ts`, "utf8");
    const sources = [...code.matchAll(/from "([^"]*)"/g)].map(([, source]) => source);
    expect(sources).toEqual(["netwright/runtime"]);
  });

  it("is the same from another folder, without the data, and with other comments in the YAML", async () => {
    const elsewhere = mkdtempSync(join(tmpdir(), "netwright-golden-"));
    mkdirSync(join(elsewhere, "deep"));
    const text = readFileSync("specs/digits-mlp.yaml", "utf8");
    const spec = join(elsewhere, "deep", "digits-mlp.yaml");
    writeFileSync(spec, `# one more comment\n\n${text}`);
    const main = resolve("dist/cli/main.js");
    const build = (cwd: string, path: string): string =>
      spawnSync(process.execPath, [main, "build", path, "--stdout"], { cwd, encoding: "utf8", env: { ...process.env, NETWRIGHT_DATA: "" } }).stdout;
    const golden = readFileSync("test/golden/digits-mlp.ts", "utf8");
    expect(build(elsewhere, "deep/digits-mlp.yaml")).toBe(golden);
    expect(build(join(elsewhere, "deep"), "digits-mlp.yaml")).toBe(golden);
    rmSync(elsewhere, { recursive: true });
  });
});
