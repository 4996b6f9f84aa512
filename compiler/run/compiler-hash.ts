import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { once } from "../ir/once.ts";
import { sha256 } from "./sha256.ts";

/**
 * The hash of this compiler; nothing where its files cannot be found. The bundled command line has it written into it
 * when it is built (`.ci/bundle.mjs`).
 */
export const compilerHash: () => string | undefined = once(() => hashAround(import.meta.url));

/**
 * The SHA-256 of all that decides what code a model becomes: the files of the compiler and of the runtime around this
 * module, by content, and the versions of the packages that they use. Nothing where the module stands elsewhere, as in
 * the bundle of an application.
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

/** The TypeScript or JavaScript files of a folder, however deep, by their paths below `root`. */
function codeIn(root: string, folder: string): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) return codeIn(root, path);
    return /(?<!\.d)\.[jt]s$/.test(entry.name) ? [path] : [];
  });
}
