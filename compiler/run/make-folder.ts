import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { isFolder } from "./is-folder.ts";

/** Creates a folder and its parents, one by one: Node's `recursive` may loop for ever if creation is forbidden. */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const around = dirname(resolve(folder));
  if (around !== resolve(folder)) makeFolder(around);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have created it in the meantime.
    if (!isFolder(folder)) throw error;
  }
}

/** Throws the error of creating the folder or writing into it, as far as it is known without doing so. */
export function checkFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  const around = dirname(resolve(folder));
  if (there === undefined && around !== resolve(folder)) checkFolder(around);
  else if (there?.isDirectory()) accessSync(folder, constants.W_OK);
  else throw Object.assign(new Error(`${folder} is not a folder`), { code: "EEXIST" });
}
