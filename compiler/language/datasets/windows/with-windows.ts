import { diagnostic, hasErrors } from "../../../diagnostics/diagnostic.ts";
import type { DatasetWord, DescribeRequest } from "../../define/dataset.ts";
import type { Options } from "../../define/option.ts";
import { describeWindows, rowsRequest } from "./describe-windows.ts";
import { windowOf } from "./window-option.ts";
import { columnsOfRows, windowsOfRows } from "./windows-of-rows.ts";

/**
 * A dataset of rows whose option `window` makes windows of them. Windows are in the order of their targets, so that a
 * split in order or by time never learns from what comes after a test row.
 */
export function withWindows<O extends Options>(word: DatasetWord<O>): DatasetWord<O> {
  return {
    ...word,
    describe: (request) => {
      const written = request as DescribeRequest;
      const window = windowOf(written.options);
      if (window === undefined) return word.describe(request);
      return describeWindows(word.describe(rowsRequest(written, window) as typeof request), written, window);
    },
    read: (dataset, files) => {
      const window = windowOf(dataset.options);
      if (window === undefined) return word.read(dataset, files);
      const columns = columnsOfRows(dataset.columns);
      const { table, diagnostics } = word.read({ ...dataset, columns }, files);
      if (table === undefined || hasErrors(diagnostics)) return { diagnostics };
      const windows = windowsOfRows(table, dataset.columns, window);
      if (windows.rows > 0) return { table: windows, diagnostics };
      const { length, horizon } = window;
      const advice = `A window and its target take ${length + horizon} rows of one series; there are ${table.rows} in all.`;
      return {
        diagnostics: [
          diagnostic("no-rows", dataset.ranges["/window"] ?? dataset.range, { what: "The dataset of windows", advice }),
        ],
      };
    },
  };
}
