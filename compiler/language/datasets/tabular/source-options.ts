import { datasetOptions } from "../../dataset-options.ts";
import { type Option, optional, text } from "../../define/option.ts";
import { windowOption } from "../windows/window-option.ts";

const name = { type: "string", minLength: 1 };

const files: Option<string | readonly string[] | undefined> = {
  summary:
    "Several files whose rows follow one another: a list, or a name with `*` and `?`, in the order of the names.",
  schema: { anyOf: [name, { type: "array", items: name, minItems: 1 }] },
  required: false,
};

/** The options of every dataset whose rows are in files with named columns. */
export const sourceOptions = {
  file: optional(text({ summary: "The file, plain or gzip; searched for beside the spec, then in the data folders." })),
  files,
  validationFile: optional(text({ summary: "A file of its own with the validation rows." })),
  testFile: optional(text({ summary: "A file of its own with the test rows." })),
  window: windowOption,
  ...datasetOptions,
};
