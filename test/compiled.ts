import { type Compiled, type CompileOptions, compile } from "../compiler/compile.ts";

/** A spec that must be without errors, compiled. */
export function compiled(text: string, options: CompileOptions): Compiled {
  const compilation = compile(text, options);
  if (compilation.ok) return compilation;
  throw new Error(compilation.diagnostics.map(({ code, text }) => `${code}: ${text}`).join("\n"));
}
