import { datasetOptions } from "../../dataset-options.ts";
import { optional, text } from "../../define/option.ts";

/** The options that every dataset of files in folders has. */
export const folderOptions = {
  folder: text({
    summary:
      "The folder: in it a folder for each category, or folders train, validation and test that hold these; searched for beside the spec, then in the data folders.",
  }),
  pattern: optional(
    text({
      summary:
        "What the path of each file in the folder says: `{label}_{speaker}_{take}.wav` gives three columns of categories; by default the folder of a file is its label.",
    }),
  ),
  ...datasetOptions,
};
