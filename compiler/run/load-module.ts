import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { Compilation } from "../compile.ts";
import { cacheKey, readCached, writeCached } from "./code-cache.ts";
import type { NetworkModule } from "./network-module.ts";

/**
 * Loads the code of a compiled spec, ready to run. Code that was built before is taken from the cache, and then
 * neither the printer nor TypeScript is loaded. `outputFile` is only for the comments in it.
 */
export async function loadNetwork(compilation: Compilation, outputFile = "network.ts"): Promise<NetworkModule> {
  return (await import(/* @vite-ignore */ await networkUrl(compilation, outputFile))) as NetworkModule;
}

/** A URL from which that code can be loaded, in this thread or another. */
export async function networkUrl(compilation: Compilation, outputFile = "network.ts"): Promise<string> {
  const { model } = compilation;
  if (model === undefined) throw new Error("a spec with errors has no code to load");
  const key = cacheKey(model, compilation.tier);
  let text = key && readCached(key);
  if (!text) {
    text = await toJavaScript(await compilation.code(outputFile));
    if (key) writeCached(key, text);
  }
  const linked = text.replace(/(from\s*)"netwright\/runtime"/, (_, from: string) => `${from}"${runtimeUrl()}"`);
  // From memory rather than from the file in the cache: what runs is what was just read or written.
  return `data:text/javascript;base64,${Buffer.from(linked).toString("base64")}`;
}

/** Where `netwright/runtime` is, for code that is loaded from nowhere. */
function runtimeUrl(): string {
  return pathToFileURL(createRequire(import.meta.url).resolve("netwright/runtime")).href;
}

async function toJavaScript(code: string): Promise<string> {
  const { stripTypes } = await import("../5-emit/strip-types.ts");
  return stripTypes(code);
}
