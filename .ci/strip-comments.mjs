// A step of `npm run build`: takes the comments out of dist/runtime/**/*.js, which pages load. Editors read them in the
// declarations beside it, and people in runtime/, which ships, too.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
// biome-ignore lint/style/noRestrictedImports: nothing is emitted here, comments are taken out of what tsc has emitted.
import { ts } from "ts-morph";

const folder = fileURLToPath(new URL("../dist/runtime/", import.meta.url));
const compilerOptions = { removeComments: true, target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext };

for (const path of readdirSync(folder, { recursive: true })) {
  if (!path.endsWith(".js") || path.endsWith("bytes.gen.js")) continue;
  const text = readFileSync(folder + path, "utf8");
  const { outputText } = ts.transpileModule(text, { compilerOptions });
  if (outputText !== text) writeFileSync(folder + path, outputText);
}
