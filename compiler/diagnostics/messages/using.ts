import { message } from "../message.ts";

/** What can be wrong with words of one's own: files given with `--use`, and what they export. */
export const using = {
  "use-unreadable": message<{ readonly file: string; readonly problem: string }>({
    text: ({ file, problem }) => `The words in ${file} cannot be read: ${problem}.`,
    hint: () => "--use takes a JavaScript or TypeScript file, looked for from the working directory.",
    explanation: `\`--use FILE\` names a file that exports words: layers, activations, datasets and so on.

  netwright train net.yaml --use words/gain.ts`,
  }),
  "use-broken": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `The words in ${file} cannot be loaded: ${problem}.`,
    hint: ({ advice }) => advice ?? "The file must be an ES module that loads without an error.",
    explanation: `The file that \`--use\` names is loaded as an ES module. It has a mistake in its syntax, imports something that is
not there, or throws while it is loaded.

  import { layer } from "netwright/language";
  export const gain = layer({ type: "gain", … });`,
  }),
  "use-empty": message<{ readonly file: string }>({
    text: ({ file }) => `${file} exports no word.`,
    hint: () => 'Export what a function of netwright/language makes: export const gain = layer({ type: "gain", … }).',
    explanation: `\`--use FILE\` adds all words and ops that the file exports, alone or in lists. This file exports none.`,
  }),
  "word-refused": message<{ readonly mistake: string; readonly advice: string }>({
    text: ({ mistake }) => `${mistake.charAt(0).toUpperCase()}${mistake.slice(1)}.`,
    hint: ({ advice }) => advice,
    explanation: `What a file of words exports cannot become a word of the language: its name is taken, it is no word at all, or it
lacks something that every word of its family has.

  export const dense = layer({ type: "dense", … })      // there is a dense already`,
  }),
  "word-failed": message<{ readonly problem: string }>({
    text: ({ problem }) => `A word of your own failed: ${problem}.`,
    hint: () => "netwright/testing has checks for single words and ops.",
    explanation: `The spec uses words that are not Netwright's own, and one of them threw an error while the network was built from
it: it applied an op that the language has not, or gave an op a shape that it does not take.`,
  }),
};
