import { listOf } from "../did-you-mean.ts";

/** Folders in a sentence: `this folder and data`. */
export function foldersText(folders: readonly string[]): string {
  return listOf(folders.map((folder) => (folder === "." || folder === "" ? "this folder" : folder)));
}
