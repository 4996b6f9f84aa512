import { message } from "../message.ts";

/** Problems with a file before any word of the language is checked. */
export const yaml = {
  "yaml-syntax": message<{ problem: string; advice?: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `The file is not valid YAML 1.2. The mark shows where parsing failed; the cause is often shortly before it:
a bracket or a quote that is never closed, a missing space after a colon, a line that is indented differently.

  layers:
    - { type: dense, units: 4        # the } is missing`,
  }),
  "yaml-tab": message<Record<never, never>>({
    text: () => "A tab cannot indent YAML.",
    hint: () => "Use spaces.",
    explanation: `YAML does not allow tabs as indentation, because their width is not defined. Set your editor to insert spaces.`,
  }),
  "yaml-duplicate-key": message<Record<never, never>>({
    text: () => "This key is already in the map.",
    hint: () => "Keep one of them.",
    explanation: `A key may occur only once in a map; otherwise one of the values would be silently ignored.

  { type: dense, units: 4, units: 8 }      # which one?`,
  }),
  "yaml-alias": message<{ problem: string }>({
    text: ({ problem }) => problem,
    hint: () => "Write the value out where it is needed, or use `defaults:`.",
    explanation: `An alias (\`*name\`) repeats what an anchor (\`&name\`) marked. The anchor must come before the alias and must
not contain it, and aliases must not expand to more than a few thousand values.`,
  }),
  "yaml-character": message<{ found: string }>({
    text: ({ found }) => `This text contains ${found}, one half of a character, which cannot be stored in a file.`,
    hint: () => "Write both halves, or the character itself.",
    explanation: `A character beyond U+FFFF is written as one escape of eight digits, or as a pair of four digits each. One
half alone is not valid text.

  about: "\\ud83d"            # no
  about: "\\ud83d\\ude00"      # yes, as are "\\U0001f600" and the character itself`,
  }),
  "yaml-tag": message<{ tag: string }>({
    text: ({ tag }) => `The tag ${tag} is not allowed here.`,
    hint: () => "A spec is plain maps, lists, texts and numbers; remove the tag.",
    explanation: `YAML tags (\`!name\`) attach a type to a value. A spec needs none.

  units: !size 4       # write: units: 4`,
  }),
  "yaml-several-documents": message<Record<never, never>>({
    text: () => "A second document begins here; a file contains one spec.",
    hint: () => "Move it into a separate file.",
    explanation: `A line \`---\` begins another YAML document. A file contains one spec.`,
  }),
  "yaml-empty": message<Record<never, never>>({
    text: () => "The file is empty.",
    hint: () => "A spec needs at least `layers:`. `netwright explain missing-key` shows a small one.",
    explanation: `The file contains only white space or comments. The smallest spec is a list of layers and the shape of their
input:

  layers:
    - { type: input, shape: [3] }
    - { type: dense, units: 1 }`,
  }),
  "yaml-too-large": message<{ megabytes: string }>({
    text: ({ megabytes }) => `The file has ${megabytes} MB; the limit for a spec is 5 MB.`,
    hint: () => "Move the data into a separate file: `dataset: { type: csv, file: … }`.",
    explanation: `A spec is checked value by value. Large data belongs in a CSV or IDX file that the spec names.`,
  }),
  "yaml-not-a-map": message<{ found: string; advice?: string }>({
    text: ({ found }) => `A spec is a map of keys such as \`layers:\` and \`train:\`, not ${found}.`,
    hint: ({ advice }) => advice,
    explanation: `The top level of a spec is a map:

  layers:
    - { type: input, shape: [3] }
    - { type: dense, units: 1 }`,
  }),
  "yaml-key": message<{ found: string }>({
    text: ({ found }) => `A key must be a text, not ${found}.`,
    hint: () => "Put it in quotes, or write `key: value` without braces around the key.",
    explanation: `YAML also allows lists, maps and null as keys. In a spec, all keys are texts.`,
  }),
  "yaml-number": message<{ written: string; problem: string; advice: string }>({
    text: ({ written, problem }) => `${written} ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `Numbers are 64-bit floating-point numbers. Beyond about 1.8e308 they become infinite, and beyond
9007199254740991 (2^53 − 1) not every whole number can be represented; both would silently change the value.`,
  }),
};
