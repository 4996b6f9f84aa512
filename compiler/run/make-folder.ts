import { accessSync, constants, mkdirSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";

/** Makes a folder and those around it, one by one: Node's own `recursive` may go on for ever where a system forbids it. */
export function makeFolder(folder: string): void {
  if (isFolder(folder)) return;
  const around = dirname(resolve(folder));
  if (around !== resolve(folder)) makeFolder(around);
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!isFolder(folder)) throw error;
  }
}

/** Throws what making the folder, or writing into it, would throw, as far as that is known without doing it. */
export function checkFolder(folder: string): void {
  const there = statSync(folder, { throwIfNoEntry: false });
  const around = dirname(resolve(folder));
  if (there === undefined && around !== resolve(folder)) checkFolder(around);
  else if (there?.isDirectory()) accessSync(folder, constants.W_OK);
  else throw Object.assign(new Error(`${folder} is no folder`), { code: "EEXIST" });
}

function isFolder(folder: string): boolean {
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true;
}
