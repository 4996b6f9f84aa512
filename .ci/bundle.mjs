// The last step of `npm run build`: puts the command line into a few files in dist/cli.
//
// `tsc` writes a file for each module, about four hundred; opening them takes longer than most commands do. Packages
// stay outside, as does what starts threads, which must stand beside the module that its workers run.
import { chmodSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { rolldown } from "rolldown";
import { compilerHash } from "../dist/compiler/run/compiler-hash.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const dir = fileURLToPath(new URL("../dist/cli", import.meta.url));
const teamStarter = "runtime/node/start-team.ts";

/** The command line, and what threads run: a sweep's, and the hooks that load words. They are looked for beside whatever starts them. */
const input = {
  main: "compiler/cli/main.ts",
  "sweep-worker": "compiler/sweep/sweep-worker.ts",
  "word-hooks": "compiler/run/use/word-hooks.ts",
};

/** The module that works out the hash of the compiler's files: in a bundle they cannot be found. */
const hashModule = /[\\/]compiler-hash\.ts$/;
let hashWritten = false;

const bundle = await rolldown({
  cwd: root,
  input,
  platform: "node",
  plugins: [
    {
      name: "outside",
      resolveId: (source) => {
        if (source.endsWith(teamStarter)) return { id: `../${teamStarter.replace(/ts$/, "js")}`, external: true };
        return /^[a-z@]/.test(source) && !Object.values(input).includes(source) ? { id: source, external: true } : null;
      },
    },
    {
      name: "compiler-hash",
      load: (id) => {
        if (!hashModule.test(id)) return null;
        hashWritten = true;
        return `export const compilerHash = () => ${JSON.stringify(compilerHash())};`;
      },
    },
  ],
});
rmSync(dir, { recursive: true, force: true });
await bundle.write({ dir, format: "esm", entryFileNames: "[name].js", chunkFileNames: "[name]-[hash].js" });
if (!hashWritten) throw new Error("the hash of the compiler was not written into the bundle");
chmodSync(`${dir}/main.js`, 0o755);
