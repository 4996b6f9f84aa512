import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceRange } from "../ir/source-range.ts";
import type { Spec } from "../ir/spec.ts";
import type { Parsed } from "./parse.ts";
import { readYaml } from "./read-yaml.ts";
import { setValues } from "./set-values.ts";

/** The spec with one value changed, as by `--set path=value` on the command line. The value is YAML. */
export function applySetting(spec: Spec, written: string): Parsed {
  const equals = written.indexOf("=");
  const path = written.slice(0, Math.max(0, equals)).trim();
  const valueText = written.slice(equals + 1);
  const range = argumentRange(written);
  if (equals <= 0 || path === "" || valueText.trim() === "") {
    return { diagnostics: [diagnostic("set-syntax", range, { written })] };
  }
  const { values, diagnostics } = readYaml(valueText, range.file);
  if (values === undefined) return { diagnostics: diagnostics.map((each) => ({ ...each, range })) };
  const { value, numbers } = values;
  const changed = setValues(spec, [{ path, value, numbers, range, keyRange: range }]);
  return { ...changed, diagnostics: [...diagnostics, ...changed.diagnostics] };
}

/** A command-line argument is shown as a file of one line. */
function argumentRange(argument: string): SourceRange {
  return { file: `--set ${argument}`, line: 1, column: 1, length: Math.max(1, argument.length) };
}
