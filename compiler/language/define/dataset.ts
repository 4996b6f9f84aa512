import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { ColumnModel, DatasetModel } from "../../ir/model.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { FileFinder, Table } from "../../ir/table.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/**
 * What stage 2 gives a dataset to describe itself: its options with their defaults (`columns`, `inputs` and `targets`
 * as they were written), and the ranges of everything below it.
 */
export interface DescribeRequest<Values = JsonObject> {
  readonly options: Values;
  readonly range: SourceRange;
  readonly ranges: { readonly [pointer: string]: SourceRange };
  /** Numbers and truth values below it as they are written (`01`, `1.50`, `True`), by pointer. */
  readonly written?: { readonly [pointer: string]: string };
  readonly files: FileFinder;
}

/**
 * What a dataset knows of its columns: names always, types, shapes and categories as far as the data says them. What
 * the spec's `columns:` say goes before it.
 */
export interface DatasetDescription {
  readonly columns: readonly Partial<ColumnModel>[];
  /**
   * Columns by network input and by target, where the dataset decides them (inline, sine); the spec's own lists of
   * names go before these. One plain list of inputs is called `input`, one of targets `outputs`.
   */
  readonly inputs?: { readonly [name: string]: readonly string[] };
  readonly targets?: { readonly [name: string]: readonly string[] };
  /** True where `inputs:` and `targets:` hold rows and never names of columns: a list of texts there is categories. */
  readonly holdsRows?: boolean;
  readonly named: boolean;
  readonly diagnostics: readonly Diagnostic[];
}

/** A dataset: what columns it has, and how its rows are read. */
export interface DatasetWord<O extends Options = Options> extends Word<O> {
  readonly family: "dataset";
  /** What can be said of the columns; reads a file only where the spec does not say enough. */
  readonly describe: (request: DescribeRequest<OptionValues<O>>) => DatasetDescription;
  /** Whether the rows stand in the spec itself, so that reading them needs no file. */
  readonly inSpec?: (options: JsonObject) => boolean;
  /** Whether images are files of pictures: generated code then takes a picture of any size. */
  readonly namesFiles?: true;
  /** Reads all rows, in the order of the file. A mistake in the data is a diagnostic at its row and column. */
  readonly read: (
    dataset: DatasetModel,
    files: FileFinder,
  ) => { readonly table?: Table; readonly diagnostics: readonly Diagnostic[] };
}

/** Declares a dataset; nothing but a typed identity. */
export function dataset<const O extends Options>(word: Omit<DatasetWord<O>, "family">): DatasetWord<O> {
  return { family: "dataset", ...word };
}
