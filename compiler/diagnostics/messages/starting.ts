import { didYouMean } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Problems with making a spec for a person's data. */
export const starting = {
  "target-missing": message<{ readonly file: string; readonly candidates: readonly string[] }>({
    text: ({ file }) => `The column of ${file} that is to be learnt is not given.`,
    hint: ({ candidates }) =>
      `Add --target with one of them, probably the last: ${candidates.map((name) => JSON.stringify(name)).join(", ")}.`,
    explanation: `\`netwright init\` makes a spec that learns one column from the others. On a terminal it asks which; elsewhere the
option says it:

  netwright init customers.csv --target left`,
  }),
  "target-unknown": message<{ readonly target: string; readonly file: string; readonly candidates: readonly string[] }>(
    {
      text: ({ target, file }) => `"${target}" is not a column of ${file}.`,
      hint: ({ target, candidates }) => didYouMean(target, candidates),
      explanation: `\`--target\` names a column of the file as its header does, letter for letter. The columns of a file without a header
are called column1, column2 and so on.`,
    },
  ),
  "target-unfit": message<{
    readonly name: string;
    readonly file: string;
    readonly problem: string;
    readonly advice: string;
  }>({
    text: ({ name, file, problem }) => `The column "${name}" of ${file} cannot be a target: it ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `A target is a number, or one of at most 200 categories that recur. A column with the same value in every row has
nothing to learn.`,
  }),
  "no-inputs": message<{ readonly file: string; readonly target: string }>({
    text: ({ file, target }) => `${file} has no column from which "${target}" could be learnt.`,
    hint: () =>
      "A column that is an input holds numbers, or texts that recur; the list above says why none of them is.",
    explanation: `\`netwright init\` leaves out columns that are empty, have one value, differ in every row, or give away the target.`,
  }),
  "spec-taken": message<{ readonly file: string }>({
    text: ({ file }) => `${file} exists already.`,
    hint: () => "It was not changed. Add --force to replace it.",
    explanation: `\`netwright init\` never overwrites a file unless \`--force\` is given.`,
  }),
};
