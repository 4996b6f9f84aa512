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
 * The name under which a model's shared code is kept. Everything that can change that code is in it: the shared model
 * that it is printed from, but for positions in the spec, who does the work, the compiler itself and the language.
 * Nothing where the compiler's own files are not known, or what the language is made of: then no code is kept.
 */
export function cacheKey(model: Model, tier: Tier): string | undefined {
  const compiler = compilerHash();
  const { language, ...printed } = sharedModel(model);
  // JSON has no −0, and code does.
  const text = JSON.stringify(printed, (key, value: Json) =>
    key === "range" || key === "ranges" ? undefined : Object.is(value, -0) ? "-0" : value,
  );
  return compiler && language.id && sha256(`${compiler}\n${language.id}\n${tier}\n${text}`);
}

/** The code that is kept under a key; nothing where there is none, or where it is not, to the last bit, what was written. */
export function readCached(key: string): string | undefined {
  const folder = cacheFolder();
  const kept = folder && readPrivate(join(folder, fileName(key)));
  if (!kept) return undefined;
  const code = kept.slice(kept.indexOf("\n") + 1);
  return kept === sealed(code) ? code : undefined;
}

/** Keeps code under a key. Where no folder of one's own can be written to, does nothing. */
export function writeCached(key: string, code: string): void {
  const folder = cacheFolder();
  if (folder === undefined) return;
  try {
    writeFile(join(folder, fileName(key)), sealed(code), { mode: 0o600, sync: false });
    boundCache(folder);
  } catch {
    // Code that is not kept is built again.
  }
}

function fileName(key: string): string {
  return `${key}.mjs`;
}

/** Code below a line with its hash. */
function sealed(code: string): string {
  return `// SHA-256 of what follows: ${sha256(code)}\n${code}`;
}
