import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "../ir/once.ts";
import { sha256 } from "./sha256.ts";

/**
 * The hash of this compiler; undefined if its files cannot be found. In the bundled command line, the hash is inserted
 * at build time (`.ci/bundle.mjs`).
 */
export const compilerHash: () => string | undefined = once(() => hashAround(import.meta.url));

/**
 * The SHA-256 of everything that the generated code depends on: the content of the files of compiler and runtime around
 * this module, and the versions of the packages they use. Undefined if the module is elsewhere, for example in the
 * bundle of an application.
 */
export function hashAround(moduleUrl: string): string | undefined {
  const root = /^(file:.*)\/compiler\/run\/compiler-hash\.[jt]s$/.exec(moduleUrl)?.[1];
  if (root === undefined) return undefined;
  const folder = fileURLToPath(root);
  const project = ["package.json", "../package.json"]
    .map((file) => join(folder, file))
    .find((file) => existsSync(file));
  return project && hashOf(folder, readFileSync(project, "utf8"));
}

function hashOf(root: string, packages: string): string {
  const { dependencies } = JSON.parse(packages) as { readonly dependencies?: object };
  const files = ["compiler", "runtime"].flatMap((folder) => codeIn(root, folder)).sort();
  const lines = files.map((file) => `${file} ${sha256(readFileSync(join(root, file)))}`);
  return sha256([JSON.stringify(dependencies), ...lines].join("\n"));
}

/** The TypeScript or JavaScript files of a folder and its subfolders, by their paths below `root`. */
function codeIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeIn(root, path);
    return /(?<!\.d)\.[jt]s$/.test(entry.name) ? [path] : [];
  });
}
