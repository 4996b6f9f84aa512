import { existsSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The folder of the project. */
export const root: string = fileURLToPath(new URL("../..", import.meta.url));

/** A file of the project as the house looks at it. */
export interface SourceFile {
  /** From the project's folder on, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

/** All files below some folders whose path ends in one of the endings, in one order. Folders that are not there are empty. */
export function filesBelow(folders: readonly string[], ...endings: readonly string[]): readonly SourceFile[] {
  const paths = folders
    .flatMap((folder) => pathsBelow(folder))
    .filter((path) => endings.some((end) => path.endsWith(end)));
  return paths.sort().map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8") }));
}

function pathsBelow(folder: string): string[] {
  // A folder of words that has none yet is not in a clone.
  if (!existsSync(`${root}${folder}`)) return [];
  return readdirSync(`${root}${folder}`, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.name === "node_modules") return [];
    return entry.isDirectory() ? pathsBelow(path) : [path];
  });
}
