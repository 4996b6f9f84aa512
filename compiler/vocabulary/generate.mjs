// `npm run generate`: writes what the words of the language decide.
//
//   registry.gen.ts    the list of all words, from the folders: a file `max-pooling2d.ts` that has
//                      `export const maxPooling2d` is a word, any other file is a part of one
//   spec.schema.json   the JSON Schema for editors, from that list, once the compiler is built
//   specs/README.md    the reference page of the language, likewise
//
// With `--check` nothing is written: a file that differs is named, and the exit code is 3.
// Plain JavaScript, because the list must be there before TypeScript can be built.
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const vocabularyFolder = dirname(fileURLToPath(import.meta.url));
const compilerFolder = dirname(vocabularyFolder);
const root = dirname(compilerFolder);

/** Each family's name in the registry, its folder below compiler/, and the interface that its words have. */
const families = [
  { name: "layers", folder: "layers", family: "layer", form: "LayerWord" },
  { name: "wrappers", folder: "wrappers", family: "layer", form: "WrapperWord" },
  { name: "activations", folder: "activations", family: "activation", form: "ActivationWord" },
  { name: "losses", folder: "losses", family: "loss", form: "LossWord" },
  { name: "optimizers", folder: "optimizers", family: "optimizer", form: "OptimizerWord" },
  { name: "initializers", folder: "initializers", family: "initializer", form: "InitializerWord" },
  { name: "regularizers", folder: "regularizers", family: "regularizer", form: "RegularizerWord" },
  { name: "schedules", folder: "schedules", family: "schedule", form: "ScheduleWord" },
  { name: "metrics", folder: "metrics", family: "metric", form: "MetricWord" },
  { name: "datasets", folder: "datasets", family: "dataset", form: "DatasetWord" },
  { name: "columns", folder: "datasets/columns", family: "column", form: "ColumnWord" },
  { name: "scales", folder: "datasets/scales", family: "scale", form: "ScaleWord" },
  { name: "splits", folder: "datasets/splits", family: "split", form: "SplitWord" },
  { name: "learning", folder: "learning", family: "learning", form: "LearningWord" },
  { name: "ops", folder: "ops", form: "Op" },
];

/** `max-pooling2d.ts` → `maxPooling2d`. */
function nameOfFile(file) {
  return basename(file, ".ts").replace(/-(.)/g, (_, letter) => letter.toUpperCase());
}

/** The words of one folder, sorted by name (by code unit, so that every machine agrees). */
function wordsIn(folder) {
  const path = join(compilerFolder, folder);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter((file) => /^[a-z][a-z0-9-]*\.ts$/.test(file))
    .map((file) => ({ name: nameOfFile(file), file, text: readFileSync(join(path, file), "utf8") }))
    .filter(({ name, text }) => new RegExp(`^export const ${name}\\b`, "m").test(text))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The file of vocabulary/ that declares an interface; a family without one yet has plain words. */
function homeOf(form) {
  if (form === "Op") return "../ops/op.ts";
  const declaration = new RegExp(`^export (interface|type) ${form}\\b`, "m");
  const home = readdirSync(vocabularyFolder)
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".gen.ts"))
    .find((file) => declaration.test(readFileSync(join(vocabularyFolder, file), "utf8")));
  return home && `./${home}`;
}

/** One import line and its sort key. */
function importLine(names, from) {
  return `import ${names} from "${from}";`;
}

/** The text of registry.gen.ts. */
function registryText() {
  const found = families.map((family) => {
    const home = homeOf(family.form);
    return { ...family, form: home ? family.form : "Word", home: home ?? "./define.ts", words: wordsIn(family.folder) };
  });
  const forms = new Map();
  for (const { form, home } of found) forms.set(home, new Set([...(forms.get(home) ?? []), form]));
  const imports = found.flatMap(({ name, folder, words }) =>
    words.map((word) => importLine(`{ ${word.name} as ${name}_${word.name} }`, `../${folder}/${word.file}`)),
  );
  for (const [home, names] of forms) imports.push(importLine(`type { ${[...names].sort().join(", ")} }`, home));
  const records = found.map(({ name, folder, family, form, words }) => {
    const entries = words.map((word) => `  ${word.name}: ${name}_${word.name},`);
    // A word was checked against its interface where it was declared, with the types of its own options.
    const checked =
      form === "Op"
        ? `Pick<Op, "name">`
        : form === "Word"
          ? `Pick<Word, "family">`
          : `{ readonly family: "${family}" }`;
    return [
      `/** The words of compiler/${folder}, by name. */`,
      `export const ${name} = {${entries.length === 0 ? "" : `\n${entries.join("\n")}\n`}} satisfies {`,
      `  readonly [name: string]: ${checked};`,
      `} as unknown as { readonly [name: string]: ${form} };`,
    ].join("\n");
  });
  const header =
    "// Generated from the folders of compiler/ by `npm run generate`. Add a file there, then run it again.";
  return `${header}\n${imports.join("\n")}\n\n${records.join("\n\n")}\n`;
}

/** Builds the compiler, with the list as it is now; what is wrong with its types is for `npm run build` to say. */
function build() {
  spawnSync(process.execPath, [join(root, "node_modules/typescript/bin/tsc"), "-b"], { cwd: root });
}

/** The text of spec.schema.json, or nothing where the compiler does not build. */
async function schemaText() {
  build();
  const built = join(root, "dist/compiler/1-parse/spec-schema.js");
  if (!existsSync(built)) return undefined;
  const { specSchema } = await import(pathToFileURL(built).href);
  return `${JSON.stringify(specSchema(), null, 2)}\n`;
}

/** The text of specs/README.md, or nothing where the compiler does not build. */
async function referenceText() {
  const built = join(root, "dist/compiler/reference-page.js");
  if (!existsSync(built)) return undefined;
  const { referencePage } = await import(pathToFileURL(built).href);
  return referencePage();
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
  { path: join(vocabularyFolder, "registry.gen.ts"), text: registryText },
  { path: join(root, "spec.schema.json"), text: schemaText },
  { path: join(root, "specs", "README.md"), text: referenceText },
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
