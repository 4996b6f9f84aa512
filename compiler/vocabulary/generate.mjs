// `npm run generate`: writes what the words of the language decide.
//
//   registry.gen.ts    the list of all words, from the folders: a file `max-pooling2d.ts` that has
//                      `export const maxPooling2d` is a word, any other file is a part of one
//   spec.schema.json   the JSON Schema for editors, from that list; asks for built code (`npm run build`)
//
// With `--check` nothing is written: a file that differs is named, and the exit code is 3.
// Plain JavaScript, because the list must be there before TypeScript can be built.
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const vocabularyFolder = dirname(fileURLToPath(import.meta.url));
const compilerFolder = dirname(vocabularyFolder);
const root = dirname(compilerFolder);

/** Name in the registry, folder below compiler/, and the interface that each of its words has. */
const families = [
  { name: "layers", folder: "layers", form: "LayerWord" },
  { name: "activations", folder: "activations", form: "ActivationWord" },
  { name: "losses", folder: "losses", form: "LossWord" },
  { name: "optimizers", folder: "optimizers", form: "OptimizerWord" },
  { name: "initializers", folder: "initializers", form: "InitializerWord" },
  { name: "schedules", folder: "schedules", form: "ScheduleWord" },
  { name: "metrics", folder: "metrics", form: "MetricWord" },
  { name: "datasets", folder: "datasets", form: "DatasetWord" },
  { name: "columns", folder: "datasets/columns", form: "ColumnWord" },
  { name: "scales", folder: "datasets/scales", form: "ScaleWord" },
  { name: "splits", folder: "datasets/splits", form: "SplitWord" },
  { name: "learning", folder: "learning", form: "LearningWord" },
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
  const records = found.map(({ name, folder, form, words }) => {
    const entries = words.map((word) => `  ${word.name}: ${name}_${word.name},`);
    // `never` as options accepts a word of any options, and still checks everything else about it.
    const checked = form === "Op" ? "Op<never>" : `Omit<${form}<never>, "options">`;
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

/** The text of spec.schema.json, or nothing while the code that makes it is not built. */
async function schemaText() {
  const built = join(root, "dist/compiler/1-parse/spec-schema.js");
  if (!existsSync(built)) return undefined;
  const { specSchema } = await import(pathToFileURL(built).href);
  return `${JSON.stringify(specSchema(), null, 2)}\n`;
}

const checkOnly = process.argv.includes("--check");
const generators = [
  { path: join(vocabularyFolder, "registry.gen.ts"), text: registryText },
  { path: join(root, "spec.schema.json"), text: schemaText },
];
for (const { path, text } of generators) {
  const wanted = await text();
  const name = relative(root, path);
  if (wanted === undefined) {
    console.error(
      `${name} was left alone: it needs built code. Run \`npm run build\`, then \`npm run generate\` again.`,
    );
    continue;
  }
  if (existsSync(path) && readFileSync(path, "utf8") === wanted) continue;
  if (checkOnly) {
    console.error(`${name} is not what the words in compiler/ give. Run \`npm run generate\` and commit it.`);
    process.exitCode = 3;
  } else {
    writeFileSync(path, wanted);
    console.log(`wrote ${name}`);
  }
}
