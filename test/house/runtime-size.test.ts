import { existsSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { filesBelow, root } from "./source-files.ts";

test("the runtime as a user ships it, each module gzipped by itself, kernels in, weighs at most 60 kB", () => {
  // What was built of sources that have gone since stays in dist/ until it is packed.
  const modules = filesBelow(["dist/runtime"], ".js").filter(({ path }) =>
    existsSync(root + path.replace(/^dist\/(.*)\.js$/, "$1.ts")),
  );
  const sizes = modules.map(({ path, text }) => ({ path, bytes: gzipSync(text, { level: 9 }).length }));
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0);
  const kernels = sizes.find(({ path }) => path.endsWith("/bytes.gen.js"))?.bytes ?? 0;
  const together = gzipSync(modules.map(({ text }) => text).join("\n"), { level: 9 }).length;
  console.log(
    `netwright/runtime, gzipped: ${total} bytes in ${modules.length} modules (${kernels} of them kernels), ` +
      `${together} as one file`,
  );
  expect(kernels).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(60_000);
});
