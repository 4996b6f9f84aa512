import { normalize } from "node:path";
import { type Diagnostic, diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import type { SpecValues } from "../../ir/spec.ts";
import type { FileFinder } from "../../ir/table.ts";
import { mergeSpecs } from "./merge.ts";
import { readSpecFile, type SpecFile } from "./spec-file.ts";
import { treeOf, valuesOf, type WrittenMap } from "./written-value.ts";

/** The maximum length of a chain of `extends:`. */
const maxDepth = 8;

/** The maximum length of all files together, in characters: the same as for one file. */
const maxLength = 5_000_000;

/** A spec merged with all the specs that it extends. */
export interface Inherited {
  readonly values: SpecValues;
  /** Its own file, then the file that it extends, and so on. */
  readonly files: readonly SpecFile[];
}

/** Merges a spec with the specs that it extends. Diagnostics point into the file with the mistake. */
export function inherit(
  own: SpecFile,
  finder: FileFinder | undefined,
): { readonly inherited?: Inherited; readonly diagnostics: readonly Diagnostic[] } {
  if (own.extends === undefined) return { inherited: { values: own.values, files: [own] }, diagnostics: [] };
  const files: SpecFile[] = [own];
  const diagnostics: Diagnostic[] = [];
  for (let last = own; last.extends !== undefined; ) {
    const next = openBase(files, last.extends, finder);
    diagnostics.push(...next.diagnostics);
    if (next.read === undefined) return { diagnostics };
    files.push(next.read);
    last = next.read;
  }
  const trees = files.map(({ values }) => treeOf(values) as WrittenMap);
  const merged = trees.reduceRight((base, tree) => mergeSpecs(base, tree, (mistake) => diagnostics.push(mistake)));
  if (hasErrors(diagnostics)) return { diagnostics };
  return { inherited: { values: valuesOf(merged), files }, diagnostics };
}

/** Reads the file that the last file in the chain extends. */
function openBase(
  files: readonly SpecFile[],
  { file, range }: NonNullable<SpecFile["extends"]>,
  finder: FileFinder | undefined,
): ReturnType<typeof readSpecFile> {
  const refused = (mistake: Diagnostic) => ({ diagnostics: [mistake] });
  if (files.length > maxDepth) return refused(diagnostic("base-too-deep", range, { most: maxDepth }));
  const found = finder?.base?.(file, files.at(-1)?.file ?? "") ?? { searched: [] };
  if ("outside" in found) return refused(diagnostic("file-outside", range, { file, folder: found.outside }));
  if ("searched" in found) return refused(diagnostic("base-missing", range, { ...found, file }));
  if ("problem" in found) return refused(diagnostic("file-unreadable", range, { file, problem: found.problem }));
  const before = files.findIndex((each) => normalize(each.file) === normalize(found.path));
  if (before >= 0) {
    const circle = [...files.slice(before).map((each) => each.file), found.path];
    return refused(diagnostic("base-circle", range, { files: circle }));
  }
  const length = files.reduce((sum, each) => sum + each.text.length, found.text.length);
  if (length <= maxLength) return readSpecFile(found.text, found.path);
  const problem = "with the specs that extend it, it has more than 5 MB";
  return refused(diagnostic("file-unreadable", range, { file, problem }));
}
