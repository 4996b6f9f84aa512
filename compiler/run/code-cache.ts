import { join } from "node:path";
import type { Tier } from "../4-schedule/choose-tier.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { sharedModel } from "../ir/shared-model.ts";
import { boundCache, cacheFolder } from "./cache-folder.ts";
import { compilerHash } from "./compiler-hash.ts";
import { readPrivate } from "./read-private.ts";
import { sha256 } from "./sha256.ts";
import { writeFile } from "./write-file.ts";

/**
 * The cache key of a model's shared code. It depends on everything that can change that code: the shared model without
 * its source ranges, the tier, the compiler and the language. Undefined if the hash of the compiler or of the language
 * is not available: then the code is not cached.
 */
export function cacheKey(model: Model, tier: Tier): string | undefined {
  const compiler = compilerHash();
  const { language, ...printed } = sharedModel(model);
  // JSON has no −0, but the code can contain it.
  const text = JSON.stringify(printed, (key, value: Json) =>
    key === "range" || key === "ranges" ? undefined : Object.is(value, -0) ? "-0" : value,
  );
  return compiler && language.id && sha256(`${compiler}\n${language.id}\n${tier}\n${text}`);
}

/** The cached code for a key; undefined if there is none, or if its hash does not match. */
export function readCached(key: string): string | undefined {
  const folder = cacheFolder();
  const kept = folder && readPrivate(join(folder, fileName(key)));
  if (!kept) return undefined;
  const code = kept.slice(kept.indexOf("\n") + 1);
  return kept === sealed(code) ? code : undefined;
}

/** Caches code under a key. Does nothing if there is no private cache folder to write to. */
export function writeCached(key: string, code: string): void {
  const folder = cacheFolder();
  if (folder === undefined) return;
  try {
    writeFile(join(folder, fileName(key)), sealed(code), { mode: 0o600, sync: false });
    boundCache(folder);
  } catch {
    // Code that is not cached is built again.
  }
}

function fileName(key: string): string {
  return `${key}.mjs`;
}

/** Code after a line with its hash. */
function sealed(code: string): string {
  return `// SHA-256 of what follows: ${sha256(code)}\n${code}`;
}
