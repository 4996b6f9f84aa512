import { message } from "../message.ts";

/** Problems with user-defined words: files given with `--use`, and their exports. */
export const using = {
  "use-unreadable": message<{ readonly file: string; readonly problem: string }>({
    text: ({ file, problem }) => `The words in ${file} cannot be read: ${problem}.`,
    hint: () => "--use takes a JavaScript or TypeScript file, relative to the working directory.",
    explanation: `\`--use FILE\` names a file that exports words: layers, activations, datasets and so on.

  netwright train net.yaml --use words/gain.ts`,
  }),
  "use-broken": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `The words in ${file} cannot be loaded: ${problem}.`,
    hint: ({ advice }) => advice ?? "The file must be an ES module that loads without an error.",
    explanation: `The file that \`--use\` names is loaded as an ES module. It has a syntax error, imports something that does not
exist, or throws while it is loaded.

  import { layer } from "netwright/language";
  export const gain = layer({ type: "gain", … });`,
  }),
  "use-empty": message<{ readonly file: string }>({
    text: ({ file }) => `${file} exports no word.`,
    hint: () =>
      'Export the result of a function of netwright/language: export const gain = layer({ type: "gain", … }).',
    explanation: `\`--use FILE\` adds all words and ops that the file exports, singly or in lists. This file exports none.`,
  }),
  "word-refused": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => `${mistake.charAt(0).toUpperCase()}${mistake.slice(1)}.`,
    hint: ({ advice }) => advice,
    explanation: `An export of the file cannot become a word of the language: its name is taken, it is not a word, or it lacks a
property that every word of its family needs.

  export const dense = layer({ type: "dense", … })      // "dense" exists already`,
  }),
  "word-failed": message<{ readonly problem: string }>({
    text: ({ problem }) => `A user-defined word failed: ${problem}.`,
    hint: () => "netwright/testing has checks for single words and ops.",
    explanation: `The spec uses user-defined words, and one of them threw an error while the network was built: it applied an unknown
op, or applied an op to an invalid shape.`,
  }),
};
