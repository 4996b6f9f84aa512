import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import type { OutputModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";

/** The output of a loss or a metric: the one it names, or the only one with a target. */
export function chooseOutput(
  at: Resolving,
  what: string,
  preferredName: Json | undefined,
  pointer: string,
  outputs: readonly OutputModel[],
): string | undefined {
  const names = outputs.filter((output) => output.target !== undefined).map((output) => output.name);
  if (names.length === 0) {
    at.report(diagnostic("needs-target", at.rangeAt(pointer), { what }));
    return undefined;
  }
  if (typeof preferredName === "string") {
    if (names.includes(preferredName)) return preferredName;
    at.report(
      diagnostic("no-such-output", at.rangeAt(`${pointer}/output`), { what, name: preferredName, outputs: names }),
    );
    return undefined;
  }
  if (names.length === 1) return names[0];
  at.report(diagnostic("loss-output", at.rangeAt(pointer), { what, outputs: names }));
  return undefined;
}
