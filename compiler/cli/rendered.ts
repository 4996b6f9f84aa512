import { render } from "../render/render.ts";
import type { OpenSpec } from "./open-spec.ts";

/** The spec with every default filled in: equal for two runs of the same spec, independent of comments. */
export function rendered({ compilation, model }: OpenSpec): string {
  return render(compilation.spec, model);
}
