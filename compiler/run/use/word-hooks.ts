// Hooks for Node's loader (`node:module`'s `register`), which runs them in a thread of their own: with them a file of
// words may be TypeScript on any Node, and finds `netwright/language` wherever it stands.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { transpileWords } from "../../5-emit/transpile-words.ts";

/** Where the modules of this package are, by the name under which they are imported. */
let own: { readonly [specifier: string]: string } = {};

/** Told when the hooks are registered. */
export function initialize(entries: { readonly [specifier: string]: string }): void {
  own = entries;
}

interface Resolved {
  readonly url: string;
  readonly shortCircuit?: boolean;
}
type NextResolve = (specifier: string, context: object) => Promise<Resolved>;

/** `netwright/language` is this very package; what TypeScript calls `./gain.js` may be `./gain.ts`. */
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

/** TypeScript loses its types; JavaScript that exports is a module, whatever the package.json beside it says. */
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
