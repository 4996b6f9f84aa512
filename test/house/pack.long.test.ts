import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join, sep } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "./source-files.ts";

// The package as somebody else gets it: packed from a copy of the sources, installed into an empty folder.
const folder = mkdtempSync(join(tmpdir(), "netwright-pack-"));
const sources = join(folder, "sources");
const consumer = join(folder, "consumer");

beforeAll(() => {
  const skipped = new Set([".git", "dist", "node_modules", "runs"].map((name) => join(root, name)));
  cpSync(root, sources, { recursive: true, filter: (path) => !skipped.has(path) });
  symlinkSync(join(root, "node_modules"), join(sources, "node_modules"), "dir");
  run(sources, "npm", "pack", "--pack-destination", folder);
  mkdirSync(consumer);
  writeFileSync(join(consumer, "package.json"), '{ "name": "consumer", "private": true, "type": "module" }\n');
  run(consumer, "npm", "install", "--no-audit", "--no-fund", join(folder, "netwright-0.1.0.tgz"));
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("the package, installed into an empty folder", () => {
  const installed = join(consumer, "node_modules/netwright");

  test("holds what is built, the specs and the licence, and neither tests nor sources", () => {
    const files = readdirSync(installed, { recursive: true, encoding: "utf8" }).map((path) =>
      path.split(sep).join("/"),
    );
    const tops = new Set(files.map((path) => path.split("/")[0]));
    expect([...tops].sort()).toEqual([
      "LICENSE",
      "README.md",
      "dist",
      "llms.txt",
      "package.json",
      "runtime",
      "spec.schema.json",
      "specs",
    ]);
    // Of the sources, only the runtime's: `build --standalone` prints them.
    expect(files.filter((path) => /^(?!runtime\/).*(?<!\.d)\.ts$|\.test\.|tsbuildinfo/.test(path))).toEqual([]);
  });

  test("gives the command line", () => {
    expect(run(consumer, "npx", "--no-install", "netwright", "--help")).toContain("Usage: netwright");
  });

  test("needs nothing that asks to run a script on installation", () => {
    const scripted = run(consumer, "npm", "query", ":attr(scripts, [install]), :attr(scripts, [postinstall])");
    expect(JSON.parse(scripted)).toEqual([]);
  });

  test.each(["compiler/index", "compiler/language/index", "compiler/testing/index", "runtime/index"])(
    "has %s with its declarations",
    (module) => {
      expect(existsSync(join(installed, `dist/${module}.js`))).toBe(true);
      expect(existsSync(join(installed, `dist/${module}.d.ts`))).toBe(true);
    },
  );
});

const spec = `name: both
dataset: { type: csv, text: "a,b,both\\n0,0,no\\n0,1,no\\n1,0,no\\n1,1,yes\\n", targets: both }
layers:
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: 1 }
train: { iterations: 500, batchSize: all }
expect:
  predictions:
    - { inputs: { a: 1, b: 1 }, outputs: { both: { label: "yes" } } }
`;

/** What somebody writes around the generated code. */
const program = `import { readFileSync } from "node:fs";
import { type Both, predict, readParameters } from "./both.js";
const p = readParameters(readFileSync("runs/both/weights.safetensors"));
const label: Both = predict(p, { a: 1, b: 0 }).both.label;
console.log(label);
`;

describe("words of one's own beside the installed package", () => {
  test("are used by the command line, from TypeScript, and train to what their spec promises", () => {
    for (const file of ["cube.ts", "words.ts", "cubes.yaml"]) {
      cpSync(join(root, "test/extension", file), join(consumer, file));
    }
    const said = run(consumer, "npx", "--no-install", "netwright", "train", "cubes.yaml", "--use", "words.ts");
    expect(said).toContain("Every expectation holds (2).");
  });
});

describe("a spec written beside the installed package", () => {
  test("trains to what it promises and builds to code that imports netwright/runtime", () => {
    writeFileSync(join(consumer, "both.yaml"), spec);
    expect(run(consumer, "npx", "--no-install", "netwright", "train", "both.yaml")).toContain(
      "Every expectation holds (1).",
    );
    run(consumer, "npx", "--no-install", "netwright", "build", "both.yaml");
    expect(readFileSync(join(consumer, "both.ts"), "utf8")).toContain('from "netwright/runtime"');
  });
});

describe.each(["5.4.5", "7.0.2"])("TypeScript %s", (version) => {
  const compiler = join(folder, `typescript-${version}`);

  beforeAll(() => {
    mkdirSync(compiler);
    writeFileSync(join(compiler, "package.json"), '{ "private": true }\n');
    run(compiler, "npm", "install", "--no-audit", "--no-fund", `typescript@${version}`);
  });

  // `node` is how TypeScript looked for modules before it knew `exports`; 7 has forgotten it.
  const old = version.startsWith("5.") ? [["esnext", "node"] as const] : [];
  test.each([["nodenext", "nodenext"] as const, ["esnext", "bundler"] as const, ...old])(
    "reads all declarations, with module %s and moduleResolution %s",
    (module, moduleResolution) => {
      writeFileSync(
        join(consumer, "uses.ts"),
        ["", "/language", "/testing", "/runtime"]
          .map((path, i) => `export * as part${i} from "netwright${path}";\n`)
          .join(""),
      );
      const compilerOptions = {
        ...{ module, moduleResolution, target: "es2022", lib: ["es2022"], types: [] },
        ...{ strict: true, noEmit: true, skipLibCheck: false },
      };
      writeFileSync(join(consumer, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["uses.ts"] }));
      expect(run(consumer, process.execPath, join(compiler, "node_modules/typescript/bin/tsc"), "-p", ".")).toBe("");
    },
  );

  test("checks generated code under strict, and what it emits runs", () => {
    run(consumer, "npm", "install", "--no-audit", "--no-fund", "@types/node@20");
    writeFileSync(join(consumer, "program.ts"), program);
    const compilerOptions = { strict: true, target: "es2022", module: "nodenext", skipLibCheck: true, types: ["node"] };
    writeFileSync(
      join(consumer, "tsconfig.json"),
      JSON.stringify({ compilerOptions, files: ["both.ts", "program.ts"] }),
    );
    run(consumer, process.execPath, join(compiler, "node_modules/typescript/bin/tsc"), "-p", ".");
    expect(run(consumer, process.execPath, "program.js")).toBe("no\n");
  });
});

/** Runs a program and gives what it says; a failure shows all of it. */
function run(cwd: string, program: string, ...options: readonly string[]): string {
  const env = { ...process.env, npm_config_loglevel: "error" };
  const { status, stdout, stderr } = spawnSync(program, options, { cwd, env, encoding: "utf8" });
  if (status !== 0) throw new Error(`${program} ${options.join(" ")} ended with ${status}\n${stdout}${stderr}`);
  return stdout;
}
