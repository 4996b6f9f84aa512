import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import type { CompiledModel } from "../compile.ts";
import { cacheKey, readCached, writeCached } from "./code-cache.ts";
import type { NetworkModule } from "./network-module.ts";

/**
 * Loads the code of a compiled spec, ready to run, with its seed. Cached code is used if available; then neither the
 * printer nor TypeScript is loaded.
 */
export async function loadNetwork(compilation: CompiledModel): Promise<NetworkModule> {
  const shared = (await import(/* @vite-ignore */ await networkUrl(compilation))) as NetworkModule;
  return withSeed(shared, compilation.model.seed);
}

/** Shared code contains no seed: sets the spec's seed as the default. */
function withSeed(shared: NetworkModule, seed: number): NetworkModule {
  const { createParameters, train } = shared;
  return {
    ...shared,
    createParameters: (given = seed, random) => createParameters(given, random),
    ...(train && { train: (p, data, options) => train(p, data, { seed, ...options }) }),
  };
}

/** A URL from which the shared code, without a seed, can be loaded in any thread. */
export async function networkUrl(compilation: CompiledModel): Promise<string> {
  const { model } = compilation;
  const key = cacheKey(model, compilation.tier);
  let text = key && readCached(key);
  if (!text) {
    text = await toJavaScript(await compilation.sharedCode());
    if (key) writeCached(key, text);
  }
  const entry = /(from\s*)"(netwright\/runtime(?:\/columns)?)"/g;
  const linked = text.replace(entry, (_, from: string, name: string) => `${from}"${runtimeUrl(name)}"`);
  // Loaded from memory, not from the cache file, so that exactly the verified code runs.
  return `data:text/javascript;base64,${Buffer.from(linked).toString("base64")}`;
}

/** The URL of `netwright/runtime` or another entry, for code that is loaded from a data URL. */
function runtimeUrl(entry: string): string {
  return pathToFileURL(createRequire(import.meta.url).resolve(entry)).href;
}

async function toJavaScript(code: string): Promise<string> {
  const { stripTypes } = await import("../5-emit/strip-types.ts");
  return stripTypes(code);
}
