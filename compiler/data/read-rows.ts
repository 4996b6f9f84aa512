import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Model } from "../ir/model.ts";
import type { FileFinder, Table } from "../ir/table.ts";
import { languageOf } from "../language/language.ts";
import { dataHash } from "./data-hash.ts";
import { type PreparedData, prepareData } from "./prepare-data.ts";

/** The rows of a spec's dataset, ready for the network. */
export interface Rows {
  /** As they were read. */
  readonly table: Table;
  readonly data: PreparedData;
  /** The SHA-256 of the rows as they were read. */
  readonly hash: () => string;
}

/** Reads, splits, scales and encodes a model's rows; nothing where it has no dataset. */
export function readRows(
  model: Model,
  files: FileFinder,
): { readonly rows?: Rows; readonly diagnostics: readonly Diagnostic[] } {
  if (model.dataset === undefined) return { diagnostics: [] };
  const word = languageOf(model).datasets[model.dataset.type];
  if (word === undefined) throw new Error(`there is no dataset "${model.dataset.type}"`);
  const { table, diagnostics } = word.read(model.dataset, files);
  if (table === undefined || hasErrors(diagnostics)) return { diagnostics };
  const prepared = prepareData(model, table);
  const all = [...diagnostics, ...prepared.diagnostics];
  if (prepared.data === undefined) return { diagnostics: all };
  return { rows: { table, data: prepared.data, hash: () => dataHash(table) }, diagnostics: all };
}
