import { datasetOptions } from "../../dataset-options.ts";
import { text } from "../../define/option.ts";

/** The options that every dataset of files in folders has. */
export const folderOptions = {
  folder: text({
    summary:
      "The folder: in it a folder for each category, or folders train, validation and test that hold these; searched for beside the spec, then in the data folders.",
  }),
  ...datasetOptions,
};
