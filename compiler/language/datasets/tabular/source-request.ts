import type { SourceRange } from "../../../ir/source-range.ts";
import type { FileFinder } from "../../../ir/table.ts";

/** Where the rows of a dataset come from, as its options say it. */
export interface SourceOptions {
  readonly file?: string | undefined;
  readonly files?: string | readonly string[] | undefined;
  readonly text?: string | undefined;
  readonly validationFile?: string | undefined;
  readonly testFile?: string | undefined;
}

/** What a dataset knows of itself when its files are searched for. */
export interface SourceRequest {
  readonly options: SourceOptions;
  readonly range: SourceRange;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  readonly files: FileFinder;
}
