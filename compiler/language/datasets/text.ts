import type { ColumnModel } from "../../ir/model.ts";
import { categoryNames } from "../columns/category.ts";
import { datasetOptions } from "../dataset-options.ts";
import { type DescribeRequest, dataset } from "../define/dataset.ts";
import { choice, type Option, optional, text as textOption } from "../define/option.ts";
import { encodings } from "./reading/text-source.ts";
import { writtenColumn, writtenColumns } from "./reading/written-columns.ts";
import { describeTokens } from "./texts/describe-tokens.ts";
import { type FilesOption, labelsOf } from "./texts/labelled-sources.ts";
import { tableOfLines } from "./texts/table-of-lines.ts";
import { tableOfTokens } from "./texts/table-of-tokens.ts";
import { tokenOptions, tokenValues } from "./texts/token-options.ts";

const name = { type: "string", minLength: 1 };
const several = { anyOf: [name, { type: "array", items: name, minItems: 1 }] };

const files: Option<FilesOption | undefined> = {
  summary:
    "Several files: a list, or a name with `*` and `?`; or a map of categories to files, whose lines then have that label.",
  schema: { anyOf: [...several.anyOf, { type: "object", additionalProperties: several, minProperties: 1 }] },
  required: false,
};

/** Texts in plain files, a line each. */
export const text = dataset({
  type: "text",
  summary:
    "Texts in plain files, a line each: a column text and, where `files` is a map of categories to files, a column label. Empty lines are left out. With `tokens` rows are tokens in order, and the next one is to be learnt at each step.",
  options: {
    file: optional(
      textOption({ summary: "The file, plain or gzip; searched for beside the spec, then in the data folders." }),
    ),
    files,
    text: optional(textOption({ summary: "The lines themselves, where they are few." })),
    encoding: optional(
      choice(encodings, {
        summary: "How characters are written as bytes; found by a byte order mark, else UTF-8.",
        default: "utf-8",
      }),
    ),
    ...tokenOptions,
    ...datasetOptions,
  },
  example: `dataset:
  type: text
  files: { bad: reviews/bad.txt, good: reviews/good.txt }
  columns: { text: { maxTokens: 2000 } }
  split: { type: inOrder, column: label, test: 0.1 }`,
  describe: (request) => {
    const { options } = request;
    const tokens = tokenValues(options);
    if (tokens !== undefined) return describeTokens(request as unknown as DescribeRequest, tokens);
    const own = writtenColumn(writtenColumns(options), "label");
    const written = categoryNames(own.options.categories as Parameters<typeof categoryNames>[0]);
    const labels = labelsOf(options.files);
    const content = { name: "text", type: "text" as ColumnModel["type"], shape: [1] };
    const label = labels && { name: "label", type: "category" as const, shape: [1], categories: written ?? labels };
    return {
      columns: [content, ...(label === undefined ? [] : [label])],
      inputs: { input: ["text"] },
      ...(label && { targets: { label: ["label"] } }),
      named: true,
      diagnostics: [],
    };
  },
  inSpec: ({ text: written }) => written !== undefined,
  read: (model, finder) => {
    const tokens = tokenValues(model.options);
    return tokens === undefined ? tableOfLines(model, finder) : tableOfTokens(model, finder, tokens);
  },
});
