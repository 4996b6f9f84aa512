import { render, renderWithOrigins } from "../render/render.ts";
import type { OpenSpec } from "./open-spec.ts";

/** The spec with every default filled in: equal for two runs of the same spec, independent of comments. */
export function rendered({ compilation, model }: OpenSpec): string {
  return render(compilation.spec, model);
}

/** The same for display: if the spec extends another, comments name the file of each value. */
export function renderedWithOrigins({ compilation, model }: OpenSpec): string {
  if (compilation.spec === undefined) throw new Error("the compilation has no spec");
  return renderWithOrigins(compilation.spec, model);
}
