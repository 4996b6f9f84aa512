import { diagnostic } from "../../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import { idxFile } from "../reading/idx-column.ts";
import type { ArrayRequest, ArraySource } from "./column-array.ts";

/** Arrays each of which has a file of its own, which its column names. */
export function ownFiles({ range, ranges, files }: ArrayRequest): ArraySource {
  const rangeOf = (column: string) => {
    const pointer = pointerTo("/columns", column);
    return ranges[`${pointer}/file`] ?? ranges[pointer] ?? range;
  };
  return {
    rangeOf,
    arrayOf: (column, file) => {
      if (file !== undefined) return idxFile(file, rangeOf(column), files);
      const of = `The column "${column}" of a dataset whose columns are files`;
      return diagnostic("missing-key", rangeOf(column), { key: "file", of });
    },
  };
}
