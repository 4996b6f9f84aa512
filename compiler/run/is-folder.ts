import { statSync } from "node:fs";

/** Whether a path leads to a folder; no where it cannot be followed, as when a part of it is a file. */
export function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}
