import { createRequire } from "node:module";
import type { FileProblem } from "../reading/unzipped.ts";

/** Loaded when the first Parquet file is read. */
const require = createRequire(import.meta.url);

/** What is used of `hyparquet`, all of which works without waiting. */
export interface ParquetLibrary {
  readonly parquetMetadata: typeof import("hyparquet/src/metadata.js")["parquetMetadata"];
  readonly parquetSchema: typeof import("hyparquet/src/metadata.js")["parquetSchema"];
  readonly readColumn: typeof import("hyparquet/src/column.js")["readColumn"];
  readonly parquetHeader: typeof import("hyparquet/src/column.js")["parquetHeader"];
  readonly parsers: typeof import("hyparquet/src/convert.js")["DEFAULT_PARSERS"];
  readonly compressors: typeof import("hyparquet-compressors")["compressors"];
}

/** The library that reads Parquet. It is an ES module, which older versions of Node cannot load at this point. */
export function loadParquet(): ParquetLibrary | FileProblem {
  try {
    const { parquetMetadata, parquetSchema } = require("hyparquet/src/metadata.js") as ParquetLibrary;
    const { readColumn, parquetHeader } = require("hyparquet/src/column.js") as ParquetLibrary;
    const { DEFAULT_PARSERS: parsers } =
      require("hyparquet/src/convert.js") as typeof import("hyparquet/src/convert.js");
    const { compressors } = require("hyparquet-compressors") as ParquetLibrary;
    return { parquetMetadata, parquetSchema, readColumn, parquetHeader, parsers, compressors };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ERR_REQUIRE_ESM") throw error;
    return { problem: `reading Parquet needs Node 20.19, 22.12 or later, and this is ${process.version}` };
  }
}
