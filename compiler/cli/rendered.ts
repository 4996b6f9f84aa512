import { render, renderWithOrigins } from "../render/render.ts";
import type { OpenSpec } from "./open-spec.ts";

/** The spec with every default filled in: what two runs of the same spec share, whatever their comments. */
export function rendered({ compilation, model }: OpenSpec): string {
  return render(compilation.spec, model);
}

/** The same for people: where the spec extends another, a comment says which file each value came from. */
export function renderedWithOrigins({ compilation, model }: OpenSpec): string {
  if (compilation.spec === undefined) throw new Error("a spec that was compiled is there");
  return renderWithOrigins(compilation.spec, model);
}
