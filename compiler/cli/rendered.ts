import type { OpenSpec } from "./open-spec.ts";

/** The spec with every default filled in: what two runs of the same spec share, whatever their comments. */
export function rendered({ compilation }: OpenSpec): string {
  return `${JSON.stringify(compilation.spec?.value, undefined, 2)}\n`;
}
