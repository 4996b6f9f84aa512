import { message } from "../message.ts";

/** What can be wrong with a file before any word of the language is looked at. */
export const yaml = {
  "yaml-syntax": message<{ problem: string; advice?: string }>({
    text: ({ problem }) => problem,
    hint: ({ advice }) => advice,
    explanation: `The file is not YAML 1.2. The mark shows where reading failed; the cause is often a little before it:
a bracket or a quote that is never closed, a missing space after a colon, a line that is indented differently.

  layers:
    - { type: dense, units: 4        # the } is missing`,
  }),
  "yaml-tab": message<Record<never, never>>({
    text: () => "A tab cannot indent YAML.",
    hint: () => "Use spaces.",
    explanation: `YAML forbids tabs as indentation, because their width is anybody's guess. Set your editor to write spaces.`,
  }),
  "yaml-duplicate-key": message<Record<never, never>>({
    text: () => "This key stands in its map for the second time.",
    hint: () => "Keep one of them.",
    explanation: `A key may stand once in a map; of two values one would be dropped in silence.

  { type: dense, units: 4, units: 8 }      # which?`,
  }),
  "yaml-alias": message<{ problem: string }>({
    text: ({ problem }) => problem,
    hint: () => "Write the value out where it is needed, or use `defaults:`.",
    explanation: `An alias (\`*name\`) repeats what an anchor (\`&name\`) marked. The anchor must stand before it, must not contain
its own alias, and aliases may not multiply to more than a few thousand values.`,
  }),
  "yaml-character": message<{ found: string }>({
    text: ({ found }) => `This text holds ${found}, one half of a character: no file can hold it.`,
    hint: () => "Write both halves, or the character itself.",
    explanation: `A character beyond U+FFFF is written as one escape of eight digits, or as a pair of four digits each. One half
alone is no text.

  about: "\\ud83d"            # no
  about: "\\ud83d\\ude00"      # yes, as are "\\U0001f600" and the character itself`,
  }),
  "yaml-tag": message<{ tag: string }>({
    text: ({ tag }) => `The tag ${tag} means nothing here.`,
    hint: () => "A spec is plain maps, lists, texts and numbers; leave the tag out.",
    explanation: `YAML tags (\`!name\`) attach a type to a value. A spec needs none.

  units: !size 4       # write: units: 4`,
  }),
  "yaml-several-documents": message<Record<never, never>>({
    text: () => "A second document begins here; a file holds one spec.",
    hint: () => "Put it into a file of its own.",
    explanation: `A line \`---\` begins another YAML document. One file holds one spec.`,
  }),
  "yaml-empty": message<Record<never, never>>({
    text: () => "The file is empty.",
    hint: () => "A spec needs at least `layers:`. `netwright explain missing-key` shows a small one.",
    explanation: `There is nothing in the file but white space or comments. The least that can be compiled is a list of layers
and the shape of what enters them:

  layers:
    - { type: input, shape: [3] }
    - { type: dense, units: 1 }`,
  }),
  "yaml-too-large": message<{ megabytes: string }>({
    text: ({ megabytes }) => `The file has ${megabytes} MB; a spec may have 5.`,
    hint: () => "Put the data into a file of its own: `dataset: { type: csv, file: … }`.",
    explanation: `A spec is read and checked value by value. Rows of data belong in a CSV or IDX file that the spec names.`,
  }),
  "yaml-not-a-map": message<{ found: string; advice?: string }>({
    text: ({ found }) => `A spec is a map of keys such as \`layers:\` and \`train:\`, not ${found}.`,
    hint: ({ advice }) => advice,
    explanation: `The outermost thing of a spec is a map:

  layers:
    - { type: input, shape: [3] }
    - { type: dense, units: 1 }`,
  }),
  "yaml-key": message<{ found: string }>({
    text: ({ found }) => `A key must be a text, not ${found}.`,
    hint: () => "Put it in quotes, or write `key: value` without braces around the key.",
    explanation: `YAML allows lists, maps and nothing at all as keys. The spec language knows only texts.`,
  }),
  "yaml-number": message<{ written: string; problem: string; advice: string }>({
    text: ({ written, problem }) => `${written} ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `Numbers are 64-bit floating-point numbers. Beyond about 1.8e308 they become infinite, and beyond
9007199254740991 (2^53 − 1) neighbouring whole numbers can no longer be told apart; either would be changed in silence.`,
  }),
};
