import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Tests that install packages from the registry or train for minutes: `npm run test:long`. */
const long = ["test/**/*.long.test.ts"];

/** The folder of the project. Tests name its files from there on, wherever they are started. */
const root = fileURLToPath(new URL("..", import.meta.url));
chdir(root);

/** Ends a test that hangs. A machine that is busy with other work must never come near it. */
const hangs = 600_000;

export default defineConfig({
  root,
  test: {
    // The tests of the command line run what is built; everything else runs from TypeScript.
    globalSetup: "test/build-once.ts",
    // Our modules keep no state, so tests may share them: loading them once for each worker saves a quarter of the time.
    pool: "threads",
    isolate: false,
    // One for each of two processors; left alone, vitest keeps one free for its own reports.
    maxWorkers: 2,
    // A test that runs alone hides all others.
    allowOnly: false,
    projects: [
      {
        extends: true,
        test: {
          name: "short",
          include: ["test/**/*.test.ts"],
          exclude: long,
          testTimeout: hangs,
          hookTimeout: hangs,
        },
      },
      { extends: true, test: { name: "long", include: long, testTimeout: 1_800_000, hookTimeout: 600_000 } },
    ],
  },
});
