import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";
import { foldersText } from "./folders-text.ts";

const inheriting = `\`extends: ./base.yaml\` takes another spec as a start: maps merge by key, lists are replaced, \`null\` takes a key out.
The file is looked for beside the spec that names it, then in each \`--data DIR\` and in NETWRIGHT_DATA.

  extends: ./base.yaml
  optimizer: { learningRate: 0.01 }`;

/** Mistakes in what puts a spec together: \`extends:\`, \`parameters:\` and \`language:\`. */
export const composition = {
  "base-missing": message<{ readonly file: string; readonly searched: readonly string[] }>({
    text: ({ file, searched }) =>
      searched.length === 0
        ? `The spec ${file} was not found: there are no files here.`
        : `The spec ${file} was not found; looked in ${foldersText(searched)}.`,
    hint: ({ file }) =>
      /^[a-z+]+:\/\//i.test(file)
        ? "A spec extends a file; nothing is fetched from elsewhere."
        : "The path is relative to the file that it stands in.",
    explanation: inheriting,
  }),
  "base-circle": message<{ readonly files: readonly string[] }>({
    text: ({ files: [first, ...rest] }) => `This is a circle: ${first} extends ${rest.join(", which extends ")}.`,
    hint: () => "Leave one `extends:` out.",
    explanation: `A spec cannot extend itself, directly or through others.`,
  }),
  "base-too-deep": message<{ readonly most: number }>({
    text: ({ most }) => `More than ${most} specs stand behind this one.`,
    hint: () => "Put some of them together.",
    explanation: `A spec extends one other, which may extend a third, and so on: at most eight of them, so that a person can follow.`,
  }),
  "language-version": message<{
    readonly written: string;
    readonly later: boolean;
    readonly known: number;
    readonly version: string;
  }>({
    text: ({ written, later, known, version }) =>
      later
        ? `Netwright ${version} knows language ${known}; language ${written} needs a later version of Netwright.`
        : `There is no language ${written}; Netwright ${version} knows language ${known}.`,
    hint: ({ known }) => `Write \`language: ${known}\`, or leave it out.`,
    explanation: `\`language: 1\` may be written, and is the default for ever. Additions to the language need no number; if the meaning of
something ever has to change, that will be \`language: 2\`, and specs without a number keep theirs.`,
  }),
  "unknown-parameter": message<{ readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ name }) => `There is no parameter "${name}".`,
    hint: ({ name, candidates }) =>
      candidates.length === 0
        ? `Add \`parameters: { ${name}: … }\`, or write $$${name} for a text that begins with a dollar.`
        : didYouMean(name, candidates),
    explanation: `\`$name\` stands for a whole value that \`parameters:\` gives. A text that itself begins with a dollar and a letter is
written with two.

  parameters: { width: 64 }
  layers:
    - { type: dense, units: $width }`,
  }),
  "unused-parameter": message<{ readonly name: string; readonly near?: string }>({
    severity: "warning",
    text: ({ name }) => `The parameter "${name}" is not used.`,
    hint: ({ name, near }) =>
      near === undefined ? `Write $${name} where its value belongs, or leave it out.` : `Did you mean "${near}"?`,
    explanation: `No value of the spec is \`$name\`, so the parameter changes nothing.

  parameters: { width: 64, depth: 3 }      # depth is not used
  layers:
    - { type: dense, units: $width }`,
  }),
  "parameter-whole": message<{ readonly written: string }>({
    text: ({ written }) => `${written} is not the name of a parameter: a parameter stands for a whole value.`,
    hint: () => "Write $name and nothing else. A text that begins with a dollar is written with two: $$.",
    explanation: `Parameters are put in as they are. Nothing is calculated, and no text is built from several.

  parameters: { width: 64, twice: 128 }
  layers:
    - { type: dense, units: $twice }       # not $width*2`,
  }),
  "parameter-circle": message<{ readonly circle: readonly string[] }>({
    text: ({ circle }) =>
      `The value of "${circle[0]}" is made of itself: ${listOf(
        circle.map((name) => `$${name}`),
        "then",
      )}.`,
    hint: () => "Give one of them a value of its own.",
    explanation: `A parameter may use others, but not itself through them.

  parameters: { width: $height, height: $width }     # which comes first?`,
  }),
  "parameter-size": message<{ readonly problem: string }>({
    text: ({ problem }) => `Parameters ${problem}.`,
    hint: () => "Write a part of it out.",
    explanation: `A parameter may hold maps and lists, and use other parameters. Together they may not grow a spec without bounds.`,
  }),
};
