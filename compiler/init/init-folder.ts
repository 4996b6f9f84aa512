import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { JsonObject } from "../ir/json.ts";
import { countText } from "./columns/count-text.ts";
import { type FolderProfile, folderProfile } from "./folder/folder-profile.ts";
import { type FilesSpec, pictureDataset } from "./folder/picture-dataset.ts";
import { recordingDataset } from "./folder/recording-dataset.ts";
import type { InitResult } from "./init-table.ts";
import { answerRule } from "./network/answer-rules.ts";
import { convolutionDefaults, trainingOnFiles } from "./network/convolution-blocks.ts";
import { specText } from "./table-spec.ts";

/** Categories whose counts are printed. */
const mostCounts = 12;

/** Makes the spec `name` that learns the categories of the pictures or recordings in a folder. */
export function initFolder(path: string, name: string): InitResult | Diagnostic {
  const profile = folderProfile(path);
  if ("code" in profile) return profile;
  const files = profile.kind === "pictures" ? pictureDataset(profile) : recordingDataset(profile);
  if ("code" in files) return files;
  return { kind: "spec", lines: linesOf(profile, files), spec: specText(folderSpec(profile, files, name)) };
}

function folderSpec(profile: FolderProfile, files: FilesSpec, name: string): JsonObject {
  const { kind, folder, pattern, rows, counts, categories, hasParts } = profile;
  const most = [...counts.values()].reduce((greatest, count) => Math.max(greatest, count), 0);
  const share = most / rows;
  const rule = answerRule({ categories: { names: categories, commonest: "", share, isStratified: true } });
  return {
    name,
    about: `Tells ${categories.length} categories of ${kind} in ${folder} apart.`,
    seed: 1,
    dataset: {
      type: kind === "pictures" ? "images" : "audio",
      folder,
      ...(pattern !== undefined && { pattern }),
      ...files.dataset,
      split: hasParts ? { type: "column", column: "part" } : { type: "stratified", column: "label", test: 0.2 },
    },
    defaults: convolutionDefaults,
    layers: [...files.layers],
    loss: rule.loss,
    optimizer: "adam",
    metrics: [...rule.metrics],
    train: trainingOnFiles(rows),
    expect: rule.expect,
  };
}

function linesOf({ kind, rows, counts, hasParts, pattern }: FolderProfile, { what, done }: FilesSpec): string[] {
  const shown = [...counts].slice(0, mostCounts).map(([label, count]) => `${label} ${countText(count)}`);
  const more = counts.size > mostCounts ? ` and ${counts.size - mostCounts} more` : "";
  const where = pattern === undefined ? "a folder each" : `from their names: ${pattern}`;
  return [
    `${countText(rows)} ${kind}, ${counts.size} categories, ${where}`,
    `  ${kind === "pictures" ? "image" : "audio"}   ${what} → ${done}`,
    `  label   ${shown.join(" / ")}${more}   target; ${hasParts ? "the parts of the folders" : "stratified, 20 % test"}`,
  ];
}
