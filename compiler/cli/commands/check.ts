import { checkCompiled } from "../../api/check.ts";
import { countParameters } from "../../summary/counts.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { openSpec, type SpecOptions } from "../open-spec.ts";
import { report } from "../report.ts";
import { writeJson, writeLine, writeStatus } from "../standard-streams.ts";

/** `netwright check SPEC…`: reads specs, and their data if available, and reports mistakes. */
export async function check(specs: readonly string[], options: SpecOptions): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine;
  for (const spec of specs) {
    const one = await checkOne(spec, options);
    if (one !== exitCode.fine) code = one;
  }
  if (options.json) writeJson({ event: "end", specs: specs.length, fine: code === exitCode.fine });
  return code;
}

async function checkOne(spec: string, options: SpecOptions): Promise<ExitCode> {
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const { file, model, files, sources } = open;
  const checked = checkCompiled(open.compilation, files);
  await report(checked.diagnostics, sources, options.json);
  if (!checked.ok) return exitCode.rejected;
  if (options.json) return exitCode.fine;
  const { rows: counts, dataMissing } = checked;
  const parts = counts === undefined ? "" : `, ${counted(counts.training + counts.validation + counts.test, "row")}`;
  writeLine(
    `${file}: ${counted(model.layers.length, "layer")}, ${counted(countParameters(model), "parameter")}${parts}.`,
  );
  if (dataMissing) writeStatus("  The data was not found; only the spec was checked.");
  return exitCode.fine;
}
