import type { JsonObject } from "../../ir/json.ts";
import { elementNamed, indexOfName } from "../../ir/look-up.ts";
import type { DatasetModel, Model } from "../../ir/model.ts";
import type { FileFinder } from "../../ir/table.ts";
import { namesIn } from "../../language/datasets/reading/written-columns.ts";
import { chooseInput } from "../columns/choose-input.ts";
import { chooseTarget } from "../columns/choose-target.ts";
import type { ColumnChoice } from "../columns/column-choice.ts";
import { countText } from "../columns/count-text.ts";
import type { ColumnProfile } from "./column-profile.ts";
import { columnLines, firstLine } from "./profile-lines.ts";
import { readTable } from "./read-table.ts";

/** The options of a dataset that say how its file is written. */
const formatKeys = [
  "delimiter",
  "header",
  "quote",
  "decimal",
  "thousands",
  "comment",
  "skipRows",
  "skipFooter",
  "encoding",
];

/**
 * The profile of the first file of a dataset of rows: all its columns, and what the spec does with each. Nothing where
 * the dataset has no such file, or it cannot be read.
 */
export function specProfileLines(
  { dataset, outputs }: Pick<Model, "dataset" | "outputs">,
  files: FileFinder,
): readonly string[] | undefined {
  const file = dataset === undefined ? undefined : fileOf(dataset, files);
  if (dataset === undefined || file === undefined) return undefined;
  const options = dataset.options;
  const written = Object.fromEntries(
    formatKeys.flatMap((key) => (options[key] === undefined ? [] : [[key, options[key]]])),
  );
  const read = readTable(file, written as JsonObject);
  if ("code" in read) return undefined;
  const learnt = outputs.flatMap(({ target }) => target?.columns ?? []);
  const lines = read.profile.columns.map((column) => columnIn(dataset, learnt, column));
  return [firstLine(read.profile), ...columnLines(lines)];
}

function fileOf({ type, options }: DatasetModel, files: FileFinder): string | undefined {
  if (!["csv", "tsv", "json", "ndjson", "parquet", "npz"].includes(type)) return undefined;
  const name = typeof options.file === "string" ? options.file : namesIn(options.files)[0];
  if (name === undefined) return undefined;
  const found = files.find(name);
  return "path" in found ? found.path : undefined;
}

function columnIn(dataset: DatasetModel, targets: readonly string[], column: ColumnProfile): ColumnChoice {
  const { name, missing } = column;
  const used = elementNamed(dataset.columns, name);
  const isTarget = indexOfName(targets, name) >= 0;
  const chosen = isTarget ? chooseTarget(column, "") : chooseInput(column);
  const what = "code" in chosen ? column.kind : chosen.what;
  const isKept = namesIn(dataset.options.keep).includes(name);
  const empty = missing > 0 ? [`${countText(missing)} empty → missing: ${used?.missing.type}`] : [];
  const scale = used === undefined || used.scale.type === "none" ? [] : [`scale: ${used.scale.type}`];
  const done = isTarget
    ? ["target", ...empty]
    : used === undefined || isKept
      ? [isKept ? "kept beside the answers, not an input" : "not used"]
      : [...empty, ...scale];
  return { name, role: "input", what, done: done.join("; "), written: {} };
}
