import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { mistakesIn } from "../diagnostics/mistakes.ts";
import type { Model } from "../ir/model.ts";
import { isPicture } from "../language/datasets/pictures/is-picture.ts";
import { isSound } from "../language/datasets/sounds/is-sound.ts";
import { givenContent } from "./given-content.ts";
import type { GivenRow, GivenRows } from "./given-row.ts";

/** The name of each file goes beside its answer, under this name. */
const fileColumn = "file";

/** Every picture or recording in a folder and below it is a row, in the order of their paths. */
export function givenFolder(name: string, model: Model): GivenRows {
  const files = readdirSync(name, { recursive: true, encoding: "utf8" })
    .filter((file) => isPicture(file) || isSound(file))
    .map((file) => file.split(sep).join("/"))
    .sort((a, b) => (a < b ? -1 : 1));
  if (files.length === 0) {
    const mistake = diagnostic("input-unreadable", undefined, {
      source: name,
      problem: "it is a folder without pictures (PNG, JPEG, WebP, GIF, BMP) or recordings (WAV)",
    });
    return { name, rows: [], diagnostics: [mistake], unreadable: true, sources: {} };
  }
  const mistakes = mistakesIn(name);
  const rows = files.flatMap((file): readonly GivenRow[] => {
    const path = join(name, file);
    const content = givenContent(file, readFileSync(path), model) ?? {
      problem: "it is neither a picture nor a recording",
    };
    if ("row" in content) return [rowOf(file, path, content.row)];
    mistakes.add(() => diagnostic("input-unreadable", undefined, { source: path, problem: content.problem }));
    return [];
  });
  return { name, rows, diagnostics: mistakes.list(), unreadable: mistakes.any(), sources: {}, keep: [fileColumn] };
}

function rowOf(file: string, path: string, row: GivenRow["row"]): GivenRow {
  const rangeOf = () => ({ file: path, line: 1, column: 1, length: 1 });
  return { row, valueOf: (column) => (column === fileColumn ? file : undefined), columns: () => [fileColumn], rangeOf };
}
