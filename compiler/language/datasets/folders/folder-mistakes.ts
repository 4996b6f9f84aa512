import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { SourceRange } from "../../../ir/source-range.ts";
import type { ListedFolder } from "./list-folder.ts";

/** Files that cannot be rows: none at all, some beside the folders of categories, or some that do not fit the pattern. */
export function folderMistakes(
  { files, categories, numbers, unnamed }: ListedFolder,
  what: string,
  { folder, pattern }: { readonly folder: string; readonly pattern?: string | undefined },
  range: SourceRange,
): readonly Diagnostic[] {
  if (files.length === 0) {
    const advice = `Put the ${what} of each category into a folder of their own: ${folder}/cat, ${folder}/dog.`;
    return [diagnostic("no-rows", range, { what: `The folder ${folder}`, advice })];
  }
  const [forgotten] = unnamed;
  if (forgotten !== undefined) {
    const metadata = "file_name";
    return [diagnostic("stray-file", range, { file: forgotten, count: unnamed.length, metadata })];
  }
  const isLabelled = categories.label !== undefined && !numbers.includes("label");
  const stray = files.filter(({ fields }) =>
    pattern === undefined ? isLabelled && fields.label === undefined : Object.keys(fields).length === 0,
  );
  const expected = pattern === undefined ? {} : { pattern };
  return stray
    .slice(0, 1)
    .map(({ file }) => diagnostic("stray-file", range, { file, count: stray.length, ...expected }));
}
