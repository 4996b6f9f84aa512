// `npm run new -- layer gain [activation bentIdentity …]`: writes a word of the language, or an op, with its test. What
// it writes computes something simple and passes every check as it stands: change it from there.
import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { argv, execPath, exit } from "node:process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The folder of each kind, and of its test. */
const kinds = {
  activation: { folder: "compiler/language/activations", tests: "test/words" },
  dataset: { folder: "compiler/language/datasets", tests: "test/words" },
  initializer: { folder: "compiler/language/initializers", tests: "test/words" },
  layer: { folder: "compiler/language/layers", tests: "test/words" },
  loss: { folder: "compiler/language/losses", tests: "test/words" },
  metric: { folder: "compiler/language/metrics", tests: "test/words" },
  op: { folder: "compiler/ops", tests: "test/ops" },
  optimizer: { folder: "compiler/language/optimizers", tests: "test/words" },
  regularizer: { folder: "compiler/language/regularizers", tests: "test/words" },
  schedule: { folder: "compiler/language/schedules", tests: "test/words" },
};

const words = argv.slice(2);
if (words.length === 0 || words.length % 2 !== 0) {
  refuse(`Usage: npm run new -- KIND NAME, where KIND is ${Object.keys(kinds).join(", ")}.`);
}
const wanted = Array.from({ length: words.length / 2 }, (_, i) => plan(words[2 * i], words[2 * i + 1]));
for (const { files } of wanted) {
  for (const { path, text } of files) writeFileSync(root + path, text);
}
const ops = wanted.filter(({ kind }) => kind === "op").map(({ name }) => name);
const written = [...wanted.flatMap(({ files }) => files.map(({ path }) => path)), ...addCases(ops)];
run("node_modules/@biomejs/biome/bin/biome", "check", "--write", ...written);
run("compiler/generate/generate.mjs");
console.log(`${written.map((path) => `wrote ${path}`).join("\n")}\n`);
console.log(`Change them, then: npm run generate && npm run check, and
npx vitest run --config test/vitest.config.ts --project short ${written.filter((path) => path.endsWith(".test.ts")).join(" ")}`);

/** The files that a kind and a name come to; ends where they cannot be written. */
function plan(kind, written) {
  if (kind === "diagnostic") refuse("A diagnostic has to be reported somewhere: CONTRIBUTING.md says how to add one.");
  if (!(kind in kinds)) refuse(`"${kind}" cannot be made. Available: ${Object.keys(kinds).join(", ")}.`);
  const name = written.replace(/-(.)/g, (_, letter) => letter.toUpperCase());
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name)) {
    refuse(`"${written}" is no name of a word: write it in lower camel case, as in leakyRelu.`);
  }
  const file = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  const { folder, tests } = kinds[kind];
  const files = [
    { path: `${folder}/${file}.ts`, text: filled(`${kind}.word.txt`, name, file) },
    { path: `${tests}/${file}.test.ts`, text: filled(`${kind}.test.txt`, name, file) },
  ];
  const there = files.find(({ path }) => existsSync(root + path));
  if (there) refuse(`${there.path} is there already: choose another name.`);
  return { kind, name, files };
}

/** A template with the name in its places. */
function filled(template, name, file) {
  const text = readFileSync(new URL(`templates/${template}`, import.meta.url), "utf8");
  return text.replaceAll("__name__", name).replaceAll("__file__", file);
}

/** An op is tried with those of test/ops/cases.ts: its gradient by differences, its loops by its definition. */
function addCases(names) {
  if (names.length === 0) return [];
  const path = "test/ops/cases.ts";
  const text = readFileSync(root + path, "utf8");
  const list = "export const differentiable: readonly OpCase[] = [\n";
  if (!text.includes(list)) refuse(`${path} has no list \`differentiable\`, to which the op must be added.`);
  const cases = names.map((name) => `  ...unary("${name}"),\n`).join("");
  writeFileSync(root + path, text.replace(list, list + cases));
  return [path];
}

function run(program, ...options) {
  const { status, stdout, stderr } = spawnSync(execPath, [program, ...options], { cwd: root, encoding: "utf8" });
  if (status !== 0) refuse(`${stdout}${stderr}`);
}

function refuse(text) {
  console.error(text);
  exit(2);
}
