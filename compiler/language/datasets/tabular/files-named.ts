import { readdirSync } from "node:fs";
import { dirname } from "node:path";
import type { FileFinder } from "../../../ir/table.ts";
import type { FilePart } from "./rows-of-file.ts";
import type { SourceRequest } from "./source-request.ts";

/** A file that a dataset names, what it is for, and the pointer to its name. */
export interface NamedFile {
  readonly file: string;
  readonly part: FilePart;
  readonly pointer: string;
}

/** The files of a dataset in their order: `file` or `files`, `validationFile`, `testFile`. */
export function filesNamed({ options, files: finder }: SourceRequest): readonly NamedFile[] {
  const { file, files, validationFile, testFile } = options;
  const named = (part: FilePart, pointer: string, name: string | undefined) =>
    name === undefined ? [] : [{ file: name, part, pointer }];
  const listed = typeof files === "string" ? [files] : (files ?? []);
  const training = listed.flatMap((each, index) => {
    const pointer = typeof files === "string" ? "/files" : `/files/${index}`;
    return matching(each, finder).map((name) => ({ file: name, part: "training" as const, pointer }));
  });
  return [
    ...named("training", "/file", file),
    ...training,
    ...named("validation", "/validationFile", validationFile),
    ...named("test", "/testFile", testFile),
  ];
}

/** The files that a name with `*` and `?` means, by code unit; the name itself if it has neither, or matches nothing. */
function matching(pattern: string, finder: FileFinder): readonly string[] {
  const base = pattern.slice(pattern.lastIndexOf("/") + 1);
  if (!/[*?]/.test(base)) return [pattern];
  const folder = finder.find(dirname(pattern));
  if (!("path" in folder)) return [pattern];
  const names = namesIn(folder.path).filter((name) => matches(base, name));
  const before = pattern.slice(0, pattern.length - base.length);
  return names.length === 0 ? [pattern] : names.map((name) => before + name);
}

function namesIn(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.flatMap((entry) => (entry.isDirectory() ? [] : [entry.name])).sort();
  } catch {
    return [];
  }
}

/** Whether a name matches a pattern; tried piece by piece, so that no pattern takes long. */
function matches(pattern: string, name: string): boolean {
  let [at, star, resume] = [0, -1, 0];
  let index = 0;
  while (index < name.length) {
    const wanted = pattern[at];
    if (wanted === "*") {
      star = at++;
      resume = index;
    } else if (wanted === "?" || wanted === name[index]) {
      at++;
      index++;
    } else if (star >= 0) {
      at = star + 1;
      index = ++resume;
    } else return false;
  }
  return /^\**$/.test(pattern.slice(at));
}
