import { compile } from "../compile.ts";
import type { Json, JsonObject } from "../ir/json.ts";
import { allOptions } from "../language/common-options.ts";
import type { Family, Option } from "../language/define/option.ts";
import type { Word } from "../language/define/word.ts";
import { familyNames, wordsOf } from "../language/families.ts";
import type { Language } from "../language/language.ts";
import { describeSchema } from "../language/schema/describe-schema.ts";
import { type KeyTable, keyTables } from "../language/schema/spec-keys.ts";
import { specSchema } from "../language/schema/spec-schema.ts";
import { standard } from "../language/standard.ts";
import { compositionChapter, compositionTitles } from "./composition-page.ts";

/** The heading of each family, and what its words are for. */
const chapters: { readonly [F in Family]: readonly [title: string, about: string] } = {
  layer: [
    "Layers",
    "Under `layers:`, one after the other; each takes the one before it unless `inputs:` says otherwise.",
  ],
  activation: ["Activations", "The option `activation` of layers with weights, or a layer `activation` of its own."],
  initializer: [
    "Initializers",
    "The first values of a parameter: `weightsInitializer`, `kernelInitializer`, `biasInitializer`.",
  ],
  regularizer: [
    "Regularizers",
    "What the size of a parameter adds to the loss: `weightsRegularizer`, `kernelRegularizer`, `biasRegularizer`.",
  ],
  loss: ["Losses", "Under `loss:`, one or a list: what is made small."],
  optimizer: ["Optimizers", "Under `optimizer:`: how far the weights move."],
  schedule: ["Schedules", "Stand where a learning rate stands."],
  metric: ["Metrics", "Under `metrics:`: what is measured besides the loss."],
  dataset: ["Datasets", "Under `dataset:`: where the rows come from."],
  column: ["Columns", "Under `columns:` of a dataset: how each column is read."],
  scale: ["Scales", "The option `scale` of a column: fitted on the training rows."],
  missing: [
    "Missing values",
    "The option `missing` of a column: what becomes of a row without a value. Which texts mean that there is none, the option `na` says.",
  ],
  split: ["Splits", "The option `split` of a dataset: which rows are for what."],
  augmentation: [
    "Augmentations",
    "The option `augment` of a dataset, one or a list: how the rows are changed at each step of the training.",
  ],
  learning: ["Learning rules", "Under `learning:`: what moves the weights."],
};

/** The page that lists every word of the language with its options, defaults, shapes, formula and an example. */
export function referencePage(language: Language = standard): string {
  const schema = specSchema(language);
  const parts = familyNames.map((family) => chapter(language, family, schema));
  return `${[intro(language), ...parts, compositionChapter()].join("\n\n")}\n`;
}

function intro(language: Language): string {
  return [
    "<!-- Generated from the words in compiler/ by `npm run generate`. -->",
    "# The language of the specs",
    "",
    "A spec is YAML. A thing with kinds is `{ type: X, … }`, or `X` alone where every option has a default.",
    "[NOTES.md](NOTES.md) goes through the notes that these specs follow; this page lists every word of the language.",
    "",
    [...familyNames.map((family) => chapters[family][0]), ...compositionTitles]
      .map((title) => `[${title}](#${anchor(title)})`)
      .join(" · "),
    ...keyTables(language).flatMap((table) => ["", ...keyTable(table)]),
  ].join("\n");
}

function keyTable(table: KeyTable): readonly string[] {
  const { path, keys } = table;
  const holder = path.length === 0 ? "a spec" : `${table.isEntry ? "an entry of " : ""}\`${path.join(".")}\``;
  return [
    `| key of ${holder} | what it takes | default | what it says |`,
    "|---|---|---|---|",
    ...keys.map((key) => row(`\`${key.name}\``, key.takes, defaultText(key), key.summary)),
  ];
}

function chapter(language: Language, family: Family, schema: JsonObject): string {
  const [title, about] = chapters[family];
  const words = Object.values(wordsOf(language, family)).sort((a, b) => (a.type < b.type ? -1 : 1));
  const list = words.map(({ type }) => `[${type}](#${anchor(type)})`).join(" · ");
  const shared = Object.entries(allOptions(family, {}));
  const head = [`## ${title}`, "", about, "", list];
  if (shared.length > 0) head.push("", "All of them have:", "", ...optionTable(shared, schema));
  return [head.join("\n"), ...words.map((word) => section(language, word, schema))].join("\n\n");
}

function section(language: Language, word: Word, schema: JsonObject): string {
  const lines = [`### ${word.type}`, "", word.summary];
  if (word.formula !== undefined) lines.push("", `**Formula:** \`${word.formula}\``);
  const shapes = word.family === "layer" ? shapesIn(language, word) : undefined;
  if (shapes !== undefined) lines.push("", `**Shapes** in the example: ${shapes}`);
  const options = Object.entries(word.options);
  if (options.length > 0) lines.push("", ...optionTable(options, schema));
  lines.push("", "```yaml", word.example, "```");
  return lines.join("\n");
}

/** `[28, 28, 1] → [26, 26, 8], kernel [3, 3, 1, 8], bias [8]`: one row's shapes, and those of the parameters. */
function shapesIn(language: Language, { type, example }: Word): string | undefined {
  const { model } = compile(example, { file: `${type}.yaml`, language });
  const layer = model?.layers.find((each) => each.type === type);
  if (model === undefined || layer === undefined) return undefined;
  const rows = layer.inputs.map((name) => {
    const from = [...model.inputs, ...model.layers].find((each) => each.name === name);
    return shapeText(from?.shape ?? []);
  });
  const parameters = layer.parameters.map(({ name, shape }) => `, ${name} \`${shapeText(shape)}\``).join("");
  return `\`${rows.join(", ")} → ${shapeText(layer.shape)}\`${parameters}`;
}

function shapeText(shape: readonly number[]): string {
  return `[${shape.join(", ")}]`;
}

function optionTable(options: readonly (readonly [string, Option])[], schema: JsonObject): readonly string[] {
  return [
    "| option | what it takes | default | what it says |",
    "|---|---|---|---|",
    ...options.map(([name, option]) =>
      row(`\`${name}\``, describeSchema(option.schema, schema), defaultText(option), option.summary),
    ),
  ];
}

function defaultText({ default: value, required }: Pick<Option, "default" | "required">): string {
  if (value !== undefined) return `\`${valueText(value)}\``;
  return required ? "must be given" : "";
}

function valueText(value: Json): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function anchor(title: string): string {
  return title.toLowerCase().replaceAll(",", "").replaceAll(" ", "-");
}
