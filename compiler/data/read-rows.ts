import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { errorRange, errorSentence } from "../diagnostics/error-range.ts";
import type { DatasetModel, Model } from "../ir/model.ts";
import type { FileFinder, Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { withoutSkipped } from "../language/missing/without-skipped.ts";
import { standard } from "../language/standard.ts";
import { dataHash } from "./data-hash.ts";
import { type PreparedData, prepareData } from "./prepare-data.ts";

/** The rows of a spec's dataset, ready for the network. */
export interface Rows {
  /** As they were read, without those that a rule for missing values leaves out. */
  readonly table: Table;
  readonly data: PreparedData;
  /** The SHA-256 of the rows as they were read. */
  readonly hash: () => string;
}

/**
 * Reads, splits, scales and encodes a model's rows; undefined if it has no dataset. `maxMemory` is the bytes that they may
 * take.
 */
export function readRows(
  model: Model,
  files: FileFinder,
  maxMemory?: number,
): { readonly rows?: Rows; readonly diagnostics: readonly Diagnostic[] } {
  if (model.dataset === undefined) return { diagnostics: [] };
  const language = languageOf(model);
  if (language === standard) return prepared(model, model.dataset, files, maxMemory);
  try {
    return prepared(model, model.dataset, files, maxMemory);
  } catch (error) {
    // Words that are not ours may throw.
    return { diagnostics: [diagnostic("word-failed", errorRange(error), { problem: errorSentence(error) })] };
  }
}

function prepared(
  model: Model,
  dataset: DatasetModel,
  files: FileFinder,
  maxMemory: number | undefined,
): { readonly rows?: Rows; readonly diagnostics: readonly Diagnostic[] } {
  const word = languageOf(model).datasets[dataset.type];
  if (word === undefined) throw new Error(`there is no dataset "${dataset.type}"`);
  const { table, diagnostics } = word.read(dataset, files);
  if (table === undefined || hasErrors(diagnostics)) return { diagnostics };
  const kept = withoutSkipped(model, table);
  if (kept.rows === 0) return { diagnostics: [...diagnostics, allSkipped(dataset)] };
  const { data, diagnostics: found } = prepareData(model, kept, undefined, maxMemory);
  const all = [...diagnostics, ...found];
  if (data === undefined) return { diagnostics: all };
  return { rows: { table: kept, data, hash: () => dataHash(table) }, diagnostics: all };
}

function allSkipped({ range }: DatasetModel): Diagnostic {
  const advice = "Fill in the columns in which most are missing: missing: median, mode or category.";
  return diagnostic("no-rows", range, {
    what: "The dataset, without the rows that `missing: skip` leaves out,",
    advice,
  });
}
