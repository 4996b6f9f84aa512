import { split } from "../define/column.ts";
import { type Option, text } from "../define/option.ts";

/** The names in a column that stand for a part. */
function names(what: string, otherwise: readonly string[]): Option<readonly string[]> {
  return {
    summary: `What stands in the column for the rows for ${what}.`,
    schema: { type: "array", items: { type: "string" } },
    default: otherwise as never,
    required: false,
  };
}

/** A column of the data says which row is for what. */
export const column = split({
  type: "column",
  summary: "A column of the data says which rows are for training, validation and test.",
  columnType: "category",
  columnIsNoInput: true,
  options: {
    column: text({ summary: "The column." }),
    training: {
      summary:
        "What stands in the column for the rows for training; default: training and train, or, where neither stands there, all that is not for validation or test.",
      schema: { type: "array", items: { type: "string" } },
      required: false,
    } as Option<readonly string[] | undefined>,
    validation: names("validation", ["validation", "valid", "val", "dev"]),
    test: names("the test at the end", ["test", "testing"]),
  },
  example: "split: { type: column, column: part, test: [holdout] }",
  sizes: ({ validation, test }, categories = []) => {
    const size = (some: readonly string[]) => (categories.some((name) => some.includes(name)) ? "some" : 0);
    return { validation: size(validation), test: size(test) };
  },
  split: ({ rows, column: data, categories = [] }, { training: written, validation, test }) => {
    const training = written ?? trainingNames(categories, [...validation, ...test]);
    const all = [training, validation, test];
    const unknown = categories.find((name) => !all.some((some) => some.includes(name)));
    const of = (some: readonly string[]) =>
      Uint32Array.from({ length: rows }, (_, row) => row).filter((row) =>
        some.includes(categories[data?.values[row] ?? -1] ?? ""),
      );
    if (unknown !== undefined) {
      const hint = `List it: \`test: [${unknown}]\`, or under training or validation.`;
      return { mistake: `does not know which part "${unknown}" is`, hint };
    }
    if (of(training).length === 0) {
      return { mistake: "leaves no row for training", hint: "List what stands for it: `training: [learn]`." };
    }
    return { training: of(training), validation: of(validation), test: of(test) };
  },
});

/** What stands for training where the spec does not say so. */
function trainingNames(categories: readonly string[], others: readonly string[]): readonly string[] {
  const usual = ["training", "train"];
  if (categories.some((name) => usual.includes(name))) return usual;
  return categories.filter((name) => !others.includes(name));
}
