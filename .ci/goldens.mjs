// `npm run goldens [-- code|diagnostics|bits …]`: writes the golden files anew, all or those named, and says which of
// them are new or different. Read the difference before it is committed.
import { spawnSync } from "node:child_process";
import { argv, execPath, exit } from "node:process";
import { fileURLToPath } from "node:url";

/** The tests that compare with golden files; each stands beside its files. */
const kinds = {
  code: ["test/golden/code.test.ts"],
  diagnostics: ["test/diagnostics/diagnostics.test.ts", "test/diagnostics/commands.test.ts"],
  bits: ["test/bits/bits.test.ts"],
};

const cwd = fileURLToPath(new URL("..", import.meta.url));
const wanted = argv.length > 2 ? argv.slice(2) : Object.keys(kinds);
const unknown = wanted.find((kind) => !(kind in kinds));
if (unknown !== undefined) {
  console.error(`There are no golden files of "${unknown}". Available: ${Object.keys(kinds).join(", ")}.`);
  exit(2);
}

const vitest = [
  "node_modules/vitest/vitest.mjs",
  "run",
  "--config",
  "test/vitest.config.ts",
  "--project",
  "short",
  "--update=all",
];
const files = wanted.flatMap((kind) => kinds[kind]);
const { status } = spawnSync(execPath, [...vitest, ...files], { cwd, stdio: "inherit" });

const folders = ["test/golden", "test/diagnostics", "test/bits"];
const changed = spawnSync("git", ["status", "--short", "--", ...folders], { cwd, encoding: "utf8" }).stdout.trimEnd();
console.log(changed === "" ? "\nNo golden file changed." : `\nChanged:\n${changed}`);
if (changed.includes("test/bits/")) {
  console.log("Bits changed: CHANGELOG.md needs an entry with the reason and `bits changed: yes`.");
}
exit(status ?? 1);
