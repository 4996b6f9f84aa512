// Hooks for Node's loader (`node:module`'s `register`), which runs them in a separate thread: with them, a file of
// words may be TypeScript on any version of Node, and can import `netwright/language` from any folder.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transpileWords } from "../../5-emit/transpile-words.ts";

/** The URLs of the modules of this package, by import specifier. */
let own: { readonly [specifier: string]: string } = {};

/** Called when the hooks are registered. */
export function initialize(entries: { readonly [specifier: string]: string }): void {
  own = entries;
}

interface Resolved {
  readonly url: string;
  readonly shortCircuit?: boolean;
}
type NextResolve = (specifier: string, context: object) => Promise<Resolved>;

/** Resolves `netwright/language` to this package, and `./gain.js` to `./gain.ts` if only that exists. */
export async function resolve(specifier: string, context: object, next: NextResolve): Promise<Resolved> {
  const entry = own[specifier];
  if (entry !== undefined) return { url: entry, shortCircuit: true };
  try {
    return await next(specifier, context);
  } catch (error) {
    if (!/^\.{1,2}\/.*\.m?js$/.test(specifier)) throw error;
    return next(specifier.replace(/js$/, "ts"), context).catch(() => {
      throw error;
    });
  }
}

interface Loaded {
  readonly format: string;
  readonly source?: string;
  readonly shortCircuit?: boolean;
}
type NextLoad = (url: string, context: object) => Promise<Loaded>;

/** Strips types from TypeScript; loads JavaScript with exports as a module, independent of its package.json. */
export async function load(url: string, context: object, next: NextLoad): Promise<Loaded> {
  if (!url.startsWith("file:") || url.includes("/node_modules/")) return next(url, context);
  const isTypeScript = /\.m?ts$/.test(new URL(url).pathname);
  if (!isTypeScript && !/\.js$/.test(new URL(url).pathname)) return next(url, context);
  const file = fileURLToPath(url);
  const text = await readFile(file, "utf8");
  if (isTypeScript) return { format: "module", source: transpileWords(text, file), shortCircuit: true };
  if (!/^\s*(?:export|import)\b/m.test(text)) return next(url, context);
  return { format: "module", source: text, shortCircuit: true };
}
