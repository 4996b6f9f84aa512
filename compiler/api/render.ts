import { type Compiled, type CompileOptions, compile, type Rejected } from "../compile.ts";
import { renderWithOrigins } from "../render/render.ts";

/** A spec with every default filled in. */
export interface Rendered {
  readonly ok: true;
  /** YAML that compiles to the same model. */
  readonly text: string;
}

/** The spec with every default filled in; where it extends another, with a comment on the file of each value. */
export function render(text: string, options: CompileOptions): Rendered | Rejected {
  const compilation = compile(text, options);
  return compilation.ok ? renderCompiled(compilation) : compilation;
}

/** The same for a spec that was compiled. */
export function renderCompiled({ spec, model }: Compiled): Rendered {
  return { ok: true, text: renderWithOrigins(spec, model) };
}
