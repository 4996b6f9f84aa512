// `npm run generate`: writes what the words of the language and the ops decide.
//
//   language/registry.gen.ts   all words, from the folders: a file `max-pooling2d.ts` that has
//                              `export const maxPooling2d` is a word, any other file is a part of one
//   ops/registry.gen.ts        all ops, likewise; ops/all.gen.ts exports each with its own types
//   spec.schema.json           the JSON Schema for editors, from the words, once the compiler is built
//   specs/README.md            the reference page of the language, likewise
//   README.md                  its tables of commands, likewise
//   llms.txt                   AGENTS.md on writing specs, and the language in short, likewise
//
// With `--check` nothing is written: a file that differs is named, and the exit code is 3.
// Plain JavaScript, because the list must be there before TypeScript can be built.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const compilerFolder = dirname(dirname(fileURLToPath(import.meta.url)));
const root = dirname(compilerFolder);
const languageFolder = join(compilerFolder, "language");
const opsFolder = join(compilerFolder, "ops");

/** Each family's name in the registry, which is its folder below compiler/language, and the interface of its words. */
const families = [
  { name: "layers", family: "layer", form: "LayerWord" },
  { name: "wrappers", family: "layer", form: "WrapperWord" },
  { name: "activations", family: "activation", form: "ActivationWord" },
  { name: "losses", family: "loss", form: "LossWord" },
  { name: "optimizers", family: "optimizer", form: "OptimizerWord" },
  { name: "initializers", family: "initializer", form: "InitializerWord" },
  { name: "regularizers", family: "regularizer", form: "RegularizerWord" },
  { name: "schedules", family: "schedule", form: "ScheduleWord" },
  { name: "metrics", family: "metric", form: "MetricWord" },
  { name: "datasets", family: "dataset", form: "DatasetWord" },
  { name: "columns", family: "column", form: "ColumnWord" },
  { name: "scales", family: "scale", form: "ScaleWord" },
  { name: "missing", family: "missing", form: "MissingWord" },
  { name: "splits", family: "split", form: "SplitWord" },
  { name: "augmentations", family: "augmentation", form: "AugmentationWord" },
  { name: "learning", family: "learning", form: "LearningWord" },
];

/** `max-pooling2d.ts` → `maxPooling2d`. */
function nameOfFile(file) {
  return basename(file, ".ts").replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** The words of one folder, sorted by name (by code unit, so that every machine agrees). */
function wordsIn(folder) {
  return readdirSync(folder)
    .filter((file) => /^[a-z][a-z0-9-]*\.ts$/.test(file))
    .map((file) => ({ name: nameOfFile(file), file, text: readFileSync(join(folder, file), "utf8") }))
    .filter(({ name, text }) => new RegExp(`^export const ${name}\\b`, "m").test(text))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The file of language/define/ that declares an interface. */
function homeOf(form) {
  const declaration = new RegExp(`^export (interface|type) ${form}\\b`, "m");
  const define = join(languageFolder, "define");
  return readdirSync(define).find((file) => declaration.test(readFileSync(join(define, file), "utf8")));
}

/** A constant that holds all words, or ops, by name. */
function record({ name, summary, prefix, words, checked, form }) {
  // A word was checked against its interface where it was declared, with the types of its own options.
  return [
    `/** ${summary} */`,
    `export const ${name} = {`,
    ...words.map((word) => `  ${word.name}: ${prefix}${word.name},`),
    "} satisfies {",
    `  readonly [name: string]: ${checked};`,
    `} as unknown as { readonly [name: string]: ${form} };`,
  ].join("\n");
}

const registryHeader =
  "// Generated from the files of this folder by `npm run generate`. Add a file, then run it again.";

/** The text of language/registry.gen.ts. */
function languageRegistryText() {
  const found = families.map((family) => ({ ...family, words: wordsIn(join(languageFolder, family.name)) }));
  const imports = found.flatMap(({ name, words }) =>
    words.map((word) => `import { ${word.name} as ${name}_${word.name} } from "./${name}/${word.file}";`),
  );
  for (const form of new Set(found.map((family) => family.form))) {
    imports.push(`import type { ${form} } from "./define/${homeOf(form)}";`);
  }
  const records = found.map(({ name, family, form, words }) =>
    record({
      ...{ name, words, form, prefix: `${name}_` },
      summary: `The words of compiler/language/${name}, by name.`,
      checked: `{ readonly family: "${family}" }`,
    }),
  );
  return `${registryHeader}\n${imports.join("\n")}\n\n${records.join("\n\n")}\n`;
}

/** The text of ops/registry.gen.ts. */
function opsRegistryText() {
  const words = wordsIn(opsFolder);
  const imports = words.map((word) => `import { ${word.name} } from "./${word.file}";`);
  const all = record({
    ...{ name: "ops", words, form: "Op", prefix: "" },
    summary: "The ops of compiler/ops, by name.",
    checked: `Pick<Op, "name">`,
  });
  return `${registryHeader}\n${imports.join("\n")}\nimport type { Op } from "./op.ts";\n\n${all.replace(/^ {2}(\w+): \1,$/gm, "  $1,")}\n`;
}

/** The text of ops/all.gen.ts: every op under its name, with the types of its own attributes and inputs. */
function allOpsText() {
  const lines = wordsIn(opsFolder).map(({ name, file }) => `export { ${name} } from "./${file}";`);
  return `${registryHeader}\n${lines.join("\n")}\n`;
}

/** Builds the compiler, with the list as it is now; what is wrong with its types is for `npm run build` to say. */
function build() {
  spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b"], { cwd: root });
}

/** The text of spec.schema.json, or nothing where the compiler does not build. */
async function schemaText() {
  build();
  const built = join(root, "dist/compiler/language/schema/editor-schema.js");
  if (!existsSync(built)) return undefined;
  const { editorSchema } = await import(pathToFileURL(built).href);
  const { standard } = await import(pathToFileURL(join(root, "dist/compiler/language/standard.js")).href);
  return `${JSON.stringify(editorSchema(standard), null, 2)}\n`;
}

/** The text of specs/README.md, or nothing where the compiler does not build. */
async function referenceText() {
  const built = join(root, "dist/compiler/generate/reference-page.js");
  if (!existsSync(built)) return undefined;
  const { referencePage } = await import(pathToFileURL(built).href);
  return referencePage();
}

/** The text of llms.txt, or nothing where the compiler does not build. */
async function assistantsText() {
  const built = join(root, "dist/compiler/generate/llms-text.js");
  if (!existsSync(built)) return undefined;
  const { llmsText } = await import(pathToFileURL(built).href);
  return llmsText(readFileSync(join(root, "AGENTS.md"), "utf8"));
}

/** The README with the tables of its commands, or nothing where the compiler does not build. */
async function readmeText() {
  const built = join(root, "dist/compiler/cli/command-tables.js");
  if (!existsSync(built)) return undefined;
  const { commandTables } = await import(pathToFileURL(built).href);
  const between = /(<!-- commands: .*-->\n)[\s\S]*?(<!-- end of commands -->)/;
  return readFileSync(join(root, "README.md"), "utf8").replace(
    between,
    (_, start, end) => `${start}\n${commandTables()}\n\n${end}`,
  );
}

/** What a generator gives; a compiler that cannot run is no news here, `npm run build` tells it better. */
async function textOf(generator) {
  try {
    return await generator();
  } catch (error) {
    console.error(String(error));
    return undefined;
  }
}

const checkOnly = process.argv.includes("--check");
const generators = [
  { path: join(languageFolder, "registry.gen.ts"), text: languageRegistryText },
  { path: join(opsFolder, "registry.gen.ts"), text: opsRegistryText },
  { path: join(opsFolder, "all.gen.ts"), text: allOpsText },
  { path: join(root, "spec.schema.json"), text: schemaText },
  { path: join(root, "specs", "README.md"), text: referenceText },
  { path: join(root, "llms.txt"), text: assistantsText },
  { path: join(root, "README.md"), text: readmeText },
];
for (const { path, text } of generators) {
  const name = relative(root, path);
  const wanted = await textOf(text);
  if (wanted === undefined) {
    console.error(`${name} could not be made: the compiler does not build. \`npm run build\` says why.`);
    process.exitCode = 3;
  } else if (existsSync(path) && readFileSync(path, "utf8") === wanted) {
  } else if (checkOnly) {
    console.error(`${name} is not what the words in compiler/ give. Run \`npm run generate\` and commit it.`);
    process.exitCode = 3;
  } else {
    writeFileSync(path, wanted);
    console.log(`wrote ${name}`);
  }
}
