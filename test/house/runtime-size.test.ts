import { readFileSync } from "node:fs";
import { join } from "node:path/posix";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { root } from "./source-files.ts";

test("the runtime as a user ships it, each module gzipped by itself, kernels in, weighs at most 67 kB", () => {
  const modules = reachedFrom("dist/runtime/index.js");
  const sizes = modules.map(({ path, text }) => ({ path, bytes: gzipSync(text, { level: 9 }).length }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const kernels = sizes.find(({ path }) => path.endsWith("/bytes.gen.js"))?.bytes ?? 0;
  const together = gzipSync(modules.map(({ text }) => text).join("\n"), { level: 9 }).length;
  console.log(
    `netwright/runtime, gzipped: ${total} bytes in ${modules.length} modules (${kernels} of them kernels), ` +
      `${together} as one file`,
  );
  expect(kernels).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(67_000);
});

/** A module of the runtime and all that it imports, directly or not: what comes along with generated code. */
function reachedFrom(first: string): readonly { readonly path: string; readonly text: string }[] {
  const found = new Map<string, string>();
  const waiting = [first];
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue;
    const text = readFileSync(root + path, "utf8");
    found.set(path, text);
    for (const [, from = ""] of text.matchAll(/from "(\.[^"]*)"/g)) waiting.push(join(path, "..", from));
  }
  return [...found].map(([path, text]) => ({ path, text }));
}
