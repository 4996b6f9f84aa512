import { type CompileOptions, compile, type Rejected } from "../compile.ts";
import { render as rendered } from "../render/render.ts";

/** A spec with every default filled in. */
export interface Rendered {
  readonly ok: true;
  /** YAML that compiles to the same model. */
  readonly text: string;
}

/** The spec with every default filled in. */
export function render(text: string, options: CompileOptions): Rendered | Rejected {
  const compilation = compile(text, options);
  return compilation.ok ? { ok: true, text: rendered(compilation.spec, compilation.model) } : compilation;
}
