import { renderCompiled } from "../../api/render.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { openSpec, type SpecOptions } from "../open-spec.ts";
import { writeJson, writeText } from "../standard-streams.ts";

/** `netwright render SPEC`: the spec with every default filled in; where it extends another, with the file of each value. */
export async function render(spec: string, options: SpecOptions): Promise<ExitCode> {
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const { text } = renderCompiled(open.compilation);
  if (options.json) writeJson({ spec, rendered: text });
  else writeText(text.endsWith("\n") ? text : `${text}\n`);
  return exitCode.fine;
}
