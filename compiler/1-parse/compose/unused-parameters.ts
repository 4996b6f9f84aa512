import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { nearest } from "../../diagnostics/did-you-mean.ts";
import { isObject } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import { keyRangeOf } from "../../ir/range-of.ts";
import type { Inherited } from "./inherit.ts";
import { dollarTexts, parameterText } from "./parameter-text.ts";

/** Warns of parameters that none of the files uses, not even in values that another file replaces. */
export function unusedParameters({ values, files }: Inherited): readonly Diagnostic[] {
  const { parameters } = values.value;
  if (!isObject(parameters)) return [];
  const names = Object.keys(parameters);
  const used = new Set(
    files
      .flatMap((file) => dollarTexts(file.values.value))
      .flatMap((written) => {
        const text = parameterText(written);
        return text.kind === "use" ? [text.name] : [];
      }),
  );
  const others = names.filter((name) => used.has(name));
  return names
    .filter((name) => !used.has(name))
    .map((name) => {
      const near = nearest(name, others);
      const range = keyRangeOf(values.ranges, pointerTo("/parameters", name));
      return diagnostic("unused-parameter", range, { name, ...(near === undefined ? {} : { near }) });
    });
}
