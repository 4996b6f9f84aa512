import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ColumnData } from "../../../ir/table.ts";
import { datasetOptions } from "../../dataset-options.ts";
import { type DatasetWord, dataset } from "../../define/dataset.ts";
import type { Options, OptionValues } from "../../define/option.ts";
import type { Word } from "../../define/word.ts";
import { asDeclared } from "./as-declared.ts";
import type { GeneratedColumn } from "./generated-column.ts";
import { misdeclared } from "./misdeclared.ts";

/** Computed rows: the values of each column, row by row. */
export interface GeneratedRows {
  readonly rows: number;
  readonly columns: { readonly [name: string]: ColumnData };
}

/** A dataset whose rows are computed from its options, the same ones every time. */
export interface Generator<O extends Options> extends Omit<Word<O>, "family"> {
  /** What enters the network first, then what is to be learnt. */
  readonly columns: (options: OptionValues<O>) => readonly GeneratedColumn[];
  /** The columns that are to be learnt, each a target of its own; the others are one input. */
  readonly targets: readonly string[];
  /** What is wrong with the options together; `rangeAt` knows where each stands. */
  readonly mistakes?: (options: OptionValues<O>, rangeAt: (pointer: string) => SourceRange) => readonly Diagnostic[];
  readonly generate: (options: OptionValues<O>) => GeneratedRows;
}

/**
 * Declares a dataset whose rows are computed. To its own options come those of every dataset: a spec may give its
 * columns other types that fit (`xor: { type: category, categories: [0, 1] }`), and other inputs and targets.
 */
export function generator<const O extends Options>(word: Generator<O>): DatasetWord<O & typeof datasetOptions> {
  const { columns: columnsOf, targets, mistakes = () => [], generate, ...rest } = word;
  const own = (options: unknown) => options as OptionValues<O>;
  return dataset({
    ...rest,
    options: { ...word.options, ...datasetOptions },
    describe: ({ options, range, ranges }) => {
      const columns = columnsOf(own(options));
      const entering = columns.map(({ name }) => name).filter((name) => !targets.includes(name));
      return {
        columns,
        inputs: { input: entering },
        targets: Object.fromEntries(targets.map((name) => [name, [name]])),
        named: true,
        diagnostics: [
          ...misdeclared(columns, options, (pointer) => ranges[`${pointer}#`] ?? range),
          ...mistakes(own(options), (pointer) => ranges[pointer] ?? range),
        ],
      };
    },
    read: ({ options, columns, range }) => {
      const generated = columnsOf(own(options));
      const { rows, columns: computed } = generate(own(options));
      return asDeclared(columns, generated, { rows, columns: computed, rangeOf: () => range });
    },
  });
}

/** A column of one number a row. */
export function numberColumn(name: string): GeneratedColumn {
  return { name, type: "number", shape: [1] };
}

/** A column of names of categories. */
export function categoryColumn(name: string, categories: readonly string[]): GeneratedColumn {
  return { name, type: "category", shape: [1], categories };
}
