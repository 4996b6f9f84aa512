import { spawnSync } from "node:child_process";

/**
 * Builds dist/ before the first test, for the tests that run the command line. Where it cannot be built no test runs:
 * they would try what an earlier build left.
 */
export function setup(): void {
  const { status, stdout, stderr } = spawnSync("npm", ["run", "--silent", "build"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (status !== 0) throw new Error(`\`npm run build\` failed, so no test was run.\n${stdout}${stderr}`);
}
