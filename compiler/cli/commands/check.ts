import { checkCompiled } from "../../api/check.ts";
import { specProfileLines } from "../../init/profile/spec-profile-lines.ts";
import { countParameters } from "../../summary/counts.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { openSpec, type SpecOptions } from "../open-spec.ts";
import { report } from "../report.ts";
import { writeJson, writeLine, writeStatus } from "../standard-streams.ts";

/** The options of `netwright check`. */
export interface CheckOptions extends SpecOptions {
  /** Whether to print what the file of the data holds, column by column. */
  readonly profile?: boolean;
}

/** `netwright check SPEC…`: reads specs, and their data if available, and reports mistakes. */
export async function check(specs: readonly string[], options: CheckOptions): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine;
  for (const spec of specs) {
    const one = await checkOne(spec, options);
    if (one !== exitCode.fine) code = one;
  }
  if (options.json) writeJson({ event: "end", specs: specs.length, fine: code === exitCode.fine });
  return code;
}

async function checkOne(spec: string, options: CheckOptions): Promise<ExitCode> {
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const { file, model, files, sources } = open;
  const checked = checkCompiled(open.compilation, files);
  await report(checked.diagnostics, sources, options.json);
  if (!checked.ok) return exitCode.rejected;
  const profile = options.profile ? specProfileLines(model, files) : undefined;
  if (options.json) {
    if (profile !== undefined) writeJson({ event: "profile", spec: file, lines: profile });
    return exitCode.fine;
  }
  const { rows: counts, dataMissing } = checked;
  const parts = counts === undefined ? "" : `, ${counted(counts.training + counts.validation + counts.test, "row")}`;
  writeLine(
    `${file}: ${counted(model.layers.length, "layer")}, ${counted(countParameters(model), "parameter")}${parts}.`,
  );
  for (const line of profile ?? []) writeLine(line);
  if (options.profile && profile === undefined)
    writeStatus("  Only a file of rows (csv, tsv, json, ndjson) has a profile.");
  if (dataMissing) writeStatus("  The data was not found; only the spec was checked.");
  return exitCode.fine;
}
