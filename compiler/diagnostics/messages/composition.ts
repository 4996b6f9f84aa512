import { didYouMean, listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";
import { foldersText } from "./folders-text.ts";

const inheriting = `\`extends: ./base.yaml\` starts from another spec: maps merge by key, lists are replaced, \`null\` removes a key.
The file is searched for in the folder of the spec that names it, then in each \`--data DIR\` and in NETWRIGHT_DATA.

  extends: ./base.yaml
  optimizer: { learningRate: 0.01 }`;

/** Mistakes in what puts a spec together: \`extends:\`, \`parameters:\` and \`language:\`. */
export const composition = {
  "base-missing": message<{
    readonly file: string;
    readonly searched: readonly string[];
    readonly similar?: string;
  }>({
    text: ({ file, searched }) =>
      searched.length === 0
        ? `The spec ${file} was not found: no files are available here.`
        : `The spec ${file} was not found; searched in ${foldersText(searched)}.`,
    hint: ({ file, similar }) =>
      /^[a-z+]+:\/\//i.test(file)
        ? "A spec extends a file; nothing is fetched from elsewhere."
        : similar === undefined
          ? "The path is relative to the file that contains it."
          : `Did you mean ${similar}?`,
    explanation: inheriting,
  }),
  "base-circle": message<{ readonly files: readonly string[] }>({
    text: ({ files: [first, ...rest] }) => `Circular \`extends:\`: ${first} extends ${rest.join(", which extends ")}.`,
    hint: () => "Remove one `extends:`.",
    explanation: `A spec cannot extend itself, directly or through others.`,
  }),
  "base-too-deep": message<{ readonly most: number }>({
    text: ({ most }) => `This spec has more than ${most} ancestors through \`extends:\`.`,
    hint: () => "Merge some of them into one.",
    explanation: `A spec extends one other, which may extend a third, and so on, up to eight levels.`,
  }),
  "language-version": message<{
    readonly written: string;
    readonly later: boolean;
    readonly known: number;
    readonly version: string;
  }>({
    text: ({ written, later, known, version }) =>
      later
        ? `Netwright ${version} supports language ${known}; language ${written} needs a later version of Netwright.`
        : `There is no language ${written}; Netwright ${version} supports language ${known}.`,
    hint: ({ known }) => `Write \`language: ${known}\`, or remove it.`,
    explanation: `\`language: 1\` is optional and stays the default. Additions to the language do not change the number. If the meaning
of something has to change, that will be \`language: 2\`; specs without a number keep language 1.`,
  }),
  "unknown-parameter": message<{ readonly name: string; readonly candidates: readonly string[] }>({
    text: ({ name }) => `There is no parameter "${name}".`,
    hint: ({ name, candidates }) =>
      candidates.length === 0
        ? `Add \`parameters: { ${name}: … }\`, or write $$${name} for a text that begins with a dollar sign.`
        : didYouMean(name, candidates),
    explanation: `\`$name\` is replaced by the value that \`parameters:\` gives for it. Write a text that begins with a dollar sign and a
letter with two dollar signs.

  parameters: { width: 64 }
  layers:
    - { type: dense, units: $width }`,
  }),
  "unused-parameter": message<{ readonly name: string; readonly near?: string }>({
    severity: "warning",
    text: ({ name }) => `The parameter "${name}" is not used.`,
    hint: ({ name, near }) =>
      near === undefined ? `Write $${name} where its value belongs, or remove it.` : `Did you mean "${near}"?`,
    explanation: `No value of the spec is \`$name\`, so the parameter changes nothing.

  parameters: { width: 64, depth: 3 }      # depth is not used
  layers:
    - { type: dense, units: $width }`,
  }),
  "parameter-whole": message<{ readonly written: string }>({
    text: ({ written }) => `${written} is not the name of a parameter: a parameter replaces a whole value.`,
    hint: () => "Write $name and nothing else. Write a text that begins with a dollar sign with two: $$.",
    explanation: `A parameter is inserted as it is. There is no arithmetic and no string building.

  parameters: { width: 64, twice: 128 }
  layers:
    - { type: dense, units: $twice }       # not $width*2`,
  }),
  "parameter-circle": message<{ readonly circle: readonly string[] }>({
    text: ({ circle }) =>
      `The value of "${circle[0]}" depends on itself: ${listOf(
        circle.map((name) => `$${name}`),
        "then",
      )}.`,
    hint: () => "Give one of them a value of its own.",
    explanation: `A parameter may use other parameters, but must not depend on itself.

  parameters: { width: $height, height: $width }     # which comes first?`,
  }),
  "parameter-size": message<{ readonly problem: string }>({
    text: ({ problem }) => `Parameters ${problem}.`,
    hint: () => "Write part of it directly in the spec.",
    explanation: `A parameter may hold maps and lists, and use other parameters. The size of the expanded spec is limited.`,
  }),
};
