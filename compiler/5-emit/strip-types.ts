import { ts } from "ts-morph";

/** Generated TypeScript as JavaScript: the same lines without their types and comments. */
export function stripTypes(code: string): string {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      removeComments: true,
      newLine: ts.NewLineKind.LineFeed,
    },
  });
  return outputText;
}
