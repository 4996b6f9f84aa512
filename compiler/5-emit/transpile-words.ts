import { ts } from "ts-morph";

/** A file of words in TypeScript as JavaScript that still knows its lines; throws a SyntaxError at the first mistake. */
export function transpileWords(text: string, file: string): string {
  const { outputText, diagnostics = [] } = ts.transpileModule(text, {
    fileName: file,
    reportDiagnostics: true,
    compilerOptions: {
      target: ts.ScriptTarget.ES2022,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      inlineSourceMap: true,
    },
  });
  const [first] = diagnostics;
  if (first === undefined) return outputText;
  const { line, character } = ts.getLineAndCharacterOfPosition(first.file as ts.SourceFile, first.start ?? 0);
  const problem = ts.flattenDiagnosticMessageText(first.messageText, " ");
  throw new SyntaxError(`${file}:${line + 1}:${character + 1}: ${problem}`);
}
