import { spawnSync } from "node:child_process";

/** Builds dist/ before the first test, for the tests that run the command line. */
export function setup(): void {
  const build = spawnSync("npm", ["run", "--silent", "build"], {
    encoding: "utf8",
    shell: process.platform === "win32",
  });
  if (build.status === 0) return;
  console.error(`dist/ is not what the sources say: \`npm run build\` failed.\n${build.stdout}${build.stderr}`);
}
