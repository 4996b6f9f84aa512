import { parquetFile } from "./parquet/parquet-file.ts";
import { sourceOptions } from "./tabular/source-options.ts";
import { tableDataset } from "./tabular/table-dataset.ts";

/** Rows of a Parquet file, whose columns have types of their own. */
export const parquet = tableDataset({
  type: "parquet",
  summary:
    "Rows of a Parquet file, as pandas, Polars, DuckDB and Spark write them. Texts and truth values are categories, times are texts of dates, nulls are cells without a value.",
  options: sourceOptions,
  example:
    "dataset:\n  type: parquet\n  file: data/customers.parquet\n  columns: { age: number, left: { type: category, categories: [stayed, left] } }\n  inputs: age\n  targets: left",
  readFile: (source, _, wanted) => parquetFile(source, wanted),
});
