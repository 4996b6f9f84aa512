import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compiled as compile } from "../compiled.ts";

// Projects as others have them: their tools are installed from the registry.
const root = resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(join(tmpdir(), "netwright-projects-"));

const tools = [
  ...["typescript@5.4.5", "prettier@3.10.1", "vite@6.4.6", "react@19.3.1", "react-dom@19.3.1", "jest@30.5.2"],
  ...["@babel/core@7.29.13", "@babel/preset-env@7.29.14", "@babel/preset-typescript@7.29.7"],
];

function run(program: string, ...given: readonly string[]): string {
  const { stdout, stderr, status } = spawnSync(program, given, { cwd: folder, encoding: "utf8" });
  expect(status, `${program} ${given.join(" ")}\n${stdout}${stderr}`).toBe(0);
  return stdout;
}

async function build(spec: string, file: string, standalone?: object): Promise<void> {
  const path = join(root, `specs/${spec}.yaml`);
  const code = await compile(readFileSync(path, "utf8"), { file: path }).code(file, standalone);
  writeFileSync(join(folder, file), code);
}

const use = `import { createParameters, encodeRows, predict, rows, train } from "./xor.js";
import * as house from "./house.js";

declare const console: { log(...values: unknown[]): void };
const p = createParameters();
for (const { iteration } of train(p, encodeRows(rows), { every: 60000 })) console.log(iteration);
console.log(predict(p, [1, 1, 0])[0]?.toFixed(7));
const question = { rooms: 3, area: 80, garden: "yes", city: "Gent", distance: 2 } as const;
export const label: "no" | "yes" = house.predict(house.createParameters(), question).sold.label;
`;

beforeAll(async () => {
  writeFileSync(join(folder, "package.json"), '{ "name": "project", "private": true, "type": "module" }\n');
  run("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", ...tools);
  symlinkSync(root, join(folder, "node_modules/netwright"), "dir");
  await build("two-layer", "xor.ts");
  await build("two-ways-in-two-ways-out", "house.ts");
  await build("two-layer", "alone.ts", {});
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("a generated module", () => {
  test("is compiled by TypeScript 5.4 under stricter options than its own, and runs", () => {
    writeFileSync(join(folder, "use.ts"), use);
    const strict = {
      strict: true,
      noUncheckedIndexedAccess: true,
      exactOptionalPropertyTypes: true,
      declaration: true,
    };
    const target = { module: "nodenext", target: "es2022", lib: ["es2022"], types: [], outDir: "out" };
    const compilerOptions = { ...strict, ...target };
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
    expect(run("npx", "tsc")).toBe("");
    expect(run("node", "out/use.js")).toBe("60000\n0.0078876\n");
  });

  test("is left alone by Prettier, told by its head", () => {
    run("npx", "prettier", "--check", "--check-ignore-pragma", "xor.ts", "house.ts", "alone.ts");
  });

  test("standalone is tested by Jest", () => {
    const presets = '[["@babel/preset-env", { targets: { node: "current" } }], "@babel/preset-typescript"]';
    writeFileSync(join(folder, "babel.config.cjs"), `module.exports = { presets: ${presets} };\n`);
    const body = "expect(predict(createParameters(), [1, 1, 0])).toHaveLength(1)";
    const imports = 'import { createParameters, predict } from "./alone";';
    writeFileSync(join(folder, "alone.test.ts"), `${imports}\ntest("answers", () => ${body});\n`);
    run("npx", "jest");
  });

  test("is bundled by Vite and shown by React", () => {
    const page = `import { createElement } from "react";
import { renderToString } from "react-dom/server";
import { createParameters, predict } from "./xor";

const Answer = () => createElement("b", null, predict(createParameters(), [1, 1, 0])[0].toFixed(3));
console.log(renderToString(createElement(Answer)));
`;
    writeFileSync(join(folder, "page.ts"), page);
    run("npx", "vite", "build", "--ssr", "page.ts", "--logLevel", "warn");
    expect(run("node", "dist/page.js")).toBe("<b>0.523</b>\n");
    writeFileSync(join(folder, "index.html"), '<script type="module" src="./page.ts"></script>\n');
    run("npx", "vite", "build", "--logLevel", "warn", "--outDir", "web");
  });
});
