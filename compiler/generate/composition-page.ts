/** The headings of the chapter on putting specs together. */
export const compositionTitles = ["Parameters, and specs that extend others", "Versions of the language"] as const;

/** A spec of the reference page that another one extends. */
export const baseExample = `# base.yaml
parameters: { width: 16, rate: 0.1 }
dataset: { type: xor }
layers:
  - { type: dense, name: hidden, units: $width, activation: tanh }
  - { type: dense, units: 1, activation: sigmoid }
loss: binaryCrossentropy
optimizer: { type: sgd, learningRate: $rate, momentum: 0.9 }
train: { epochs: 100 }`;

/** The spec of the reference page that extends it. */
export const childExample = `# wide.yaml
extends: ./base.yaml
parameters: { width: 32 }
layers: { hidden: { activation: relu } }     # by name; the others stay
optimizer: { momentum: null }                # as if it were not written
train: { epochs: null, iterations: 500 }`;

/** The chapter of the reference page on specs that are made of several parts, and on versions of the language. */
export function compositionChapter(): string {
  return [
    `## ${compositionTitles[0]}`,
    "",
    "**Parameters.** `parameters: { width: 16 }` gives a value a name; `$width` stands for it, as a whole value, wherever a value",
    "stands: a number, a text, a list, a layer. Nothing is calculated and no text is put together. A parameter may use others.",
    "`--set parameters.width=32` and `sweep: { values: { parameters.width: [16, 32] } }` change it; what is set on the command line",
    "is itself, and never the use of a parameter. One that is not used is a warning. Types are checked where the value is used,",
    "and a mistake is shown there and where the value was given.",
    "",
    "A text that itself begins with a dollar and a letter, `{` or `(` is written with two: `$$width` is the text `$width`. Any",
    "other dollar is a dollar (`$5`, `US$`), and so are all in a text of several lines and in keys.",
    "",
    "**Extending.** `extends: ./base.yaml` starts from another spec, which may start from a third: at most eight in a row.",
    "",
    "```yaml",
    baseExample,
    "```",
    "",
    "```yaml",
    childExample,
    "```",
    "",
    "- Maps merge by key. Lists are replaced whole.",
    "- A list of layers is changed by a map of their names, as `--set` finds them: `layers: { hidden: { units: 32 } }`. A layer in a",
    "  repeat stands below its name: `layers: { stage: { conv: { filters: 8 } } }`. To add a layer, write the whole list.",
    "- A thing whose `type` changes starts afresh; a layer keeps its name.",
    "- `null` means as if it were not written: it takes a key out, and a layer.",
    "- `name`, `about`, `expect` and `sweep` are not inherited. `netwright test --update` writes pins into the spec itself.",
    "- The path is relative to the file that it stands in. The file must be in the spec's folder, in a `--data` folder or",
    "  NETWRIGHT_DATA, or below; neither `..` nor a link leads out of these. Nothing is fetched from elsewhere.",
    "- A data file that a base names is looked for beside that base first, then like any other.",
    "- `netwright render` prints the whole, with the file that each value came from.",
    "",
    "**Anchors.** Keys that begin with `x-` are ignored at the top of a spec: a place for what YAML aliases (`*name`) repeat.",
    "",
    `## ${compositionTitles[1]}`,
    "",
    "This is language 1. `language: 1` may be written, and is the default for ever. Additions need no number: a spec that compiles",
    "today compiles with every later Netwright, to the same network. A word that is renamed becomes an error that names the new",
    "word, never a silent change. Should the meaning of something have to change, that will be `language: 2`; specs without a number",
    "stay in language 1, which is kept. A number that this Netwright does not know is an error that says what it knows.",
  ].join("\n");
}
