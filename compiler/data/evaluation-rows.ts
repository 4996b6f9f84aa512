import { existsSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { type Diagnostic, diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { JsonObject } from "../ir/json.ts";
import type { DatasetModel, Model } from "../ir/model.ts";
import type { FileFinder, FoundFile, Table } from "../ir/table.ts";
import { typeOfFile } from "../language/datasets/reading/type-of-file.ts";
import { type Language, languageOf } from "../language/language.ts";
import { withoutSkipped } from "../language/missing/without-skipped.ts";
import { dataHash } from "./data-hash.ts";
import type { FittedColumns } from "./fitted-columns.ts";
import { prepareData } from "./prepare-data.ts";
import type { Rows } from "./read-rows.ts";

/** The rows of a file for evaluation, all of them test rows. */
export interface EvaluationRows {
  readonly rows?: Rows;
  /** Rows that a rule for missing values leaves out. */
  readonly skipped: number;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads rows with targets from a file (or a folder) that is written as those of the dataset are, and encodes them with
 * what the columns have learnt in training.
 */
export function evaluationRows(model: Model, file: string, fitted: FittedColumns, maxMemory?: number): EvaluationRows {
  const dataset = model.dataset && datasetOfFile(model, model.dataset, file);
  const word = dataset && languageOf(model).datasets[dataset.type];
  if (dataset === undefined || word === undefined) {
    return { skipped: 0, diagnostics: [diagnostic("evaluate-unfit", model.dataset?.range, { file })] };
  }
  // The file is named on the command line, so it may be anywhere.
  const files: FileFinder = { find: anywhere };
  const { table, diagnostics } = word.read(dataset, files);
  if (table === undefined || hasErrors(diagnostics)) return { skipped: 0, diagnostics };
  const kept = withoutSkipped(model, table);
  const skipped = table.rows - kept.rows;
  if (kept.rows === 0) return { skipped, diagnostics: [diagnostic("no-rows", undefined, { what: file })] };
  const { data, diagnostics: found } = prepareData({ ...model, dataset }, allForTest(kept), fitted, maxMemory);
  const all = [...diagnostics, ...found, ...(data?.parts.test().diagnostics ?? [])];
  if (data === undefined || hasErrors(all)) return { skipped, diagnostics: all };
  return { rows: { table: kept, data, hash: () => dataHash(table) }, skipped, diagnostics: all };
}

/** A file that is named on the command line, or one that it names itself. */
function anywhere(file: string, from?: string): FoundFile {
  if (from === undefined) return { path: file };
  const path = resolve(dirname(from), file);
  return existsSync(path) ? { path } : { searched: [dirname(from)] };
}

function allForTest(table: Table): Table {
  return { ...table, ownParts: { validation: 0, test: table.rows } };
}

/** The dataset with this file or folder in place of its own; undefined where its rows cannot be in one. */
function datasetOfFile(model: Model, { split: _, ...dataset }: DatasetModel, file: string): DatasetModel | undefined {
  const words = languageOf(model).datasets;
  const { files: __, text: ___, validationFile: ____, testFile: _____, parts: ______, ...options } = dataset.options;
  const at = { ...dataset, ranges: {} };
  if (takes(words, dataset.type, "folder")) return { ...at, options: { ...options, folder: file } };
  if (!dataset.named) return undefined;
  const type = typeFor(words, dataset.type, file);
  const own: JsonObject = type === dataset.type ? options : {};
  return { ...at, type, options: { ...own, file }, columns: options.window ? dataset.columns : usedColumns(model) };
}

/** The dataset that reads a file with this end of its name; otherwise the spec's own, or csv. */
function typeFor(words: Language["datasets"], own: string, file: string): string {
  const type = typeOfFile(file);
  if (type !== undefined && takes(words, type, "file")) return type === "tsv" && own === "csv" ? own : type;
  return takes(words, own, "file") ? own : "csv";
}

function takes(words: Language["datasets"], type: string, option: string): boolean {
  return Object.hasOwn(words, type) && Object.hasOwn(words[type]?.options ?? {}, option);
}

/** The columns without which rows cannot be measured. */
function usedColumns({ dataset, inputs, outputs }: Model): DatasetModel["columns"] {
  const targets = outputs.flatMap(({ target }) => target?.columns ?? []);
  const names = new Set([...inputs.flatMap(({ columns }) => columns), ...targets, dataset?.sampleWeight]);
  return (dataset?.columns ?? []).filter(({ name }) => names.has(name));
}
