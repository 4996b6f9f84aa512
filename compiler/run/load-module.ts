import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { CompiledModel } from "../compile.ts";
import { cacheKey, readCached, writeCached } from "./code-cache.ts";
import type { NetworkModule } from "./network-module.ts";

/**
 * Loads the code of a compiled spec, ready to run, with its seed. Code that was built before is taken from the cache, and
 * then neither the printer nor TypeScript is loaded.
 */
export async function loadNetwork(compilation: CompiledModel): Promise<NetworkModule> {
  const shared = (await import(/* @vite-ignore */ await networkUrl(compilation))) as NetworkModule;
  return withSeed(shared, compilation.model.seed);
}

/** Shared code has no seed of its own: gives it the default that the code of a spec has. */
function withSeed(shared: NetworkModule, seed: number): NetworkModule {
  const { createParameters, train } = shared;
  return {
    ...shared,
    createParameters: (given = seed) => createParameters(given),
    ...(train && { train: (p, data, options) => train(p, data, { seed, ...options }) }),
  };
}

/** A URL from which that code, without a seed, can be loaded, in this thread or another. */
export async function networkUrl(compilation: CompiledModel): Promise<string> {
  const { model } = compilation;
  const key = cacheKey(model, compilation.tier);
  let text = key && readCached(key);
  if (!text) {
    text = await toJavaScript(await compilation.sharedCode());
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
