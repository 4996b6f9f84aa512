import { readRows } from "../../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import { countParameters } from "../../summary/counts.ts";
import { planSweep } from "../../sweep/plan-sweep.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type OpenSpec, openSpec, type SpecOptions } from "../open-spec.ts";
import { report } from "../report.ts";
import { say, sayJson, tell } from "../speak.ts";

/** `netwright check SPEC…`: reads specs, and their data where they are there, and says what is wrong. */
export async function check(specs: readonly string[], options: SpecOptions): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine;
  for (const spec of specs) {
    const one = await checkOne(spec, options);
    if (one !== exitCode.fine) code = one;
  }
  if (options.json) sayJson({ event: "end", specs: specs.length, fine: code === exitCode.fine });
  return code;
}

async function checkOne(spec: string, options: SpecOptions): Promise<ExitCode> {
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const { file, model, files, sources } = open;
  const sweeping = sweepMistakes(open);
  await report(sweeping, sources, options.json);
  if (hasErrors(sweeping)) return exitCode.rejected;
  const { rows, diagnostics } = readRows(model, files);
  const absent = diagnostics.filter(({ code }) => code === "file-missing");
  if (absent.length === 0) {
    await report(diagnostics, sources, options.json);
    if (hasErrors(diagnostics)) return exitCode.rejected;
  }
  if (options.json) return exitCode.fine;
  const counts = rows?.data.counts;
  const parts = counts === undefined ? "" : `, ${counted(counts.training + counts.validation + counts.test, "row")}`;
  say(`${file}: ${counted(model.layers.length, "layer")}, ${counted(countParameters(model), "parameter")}${parts}.`);
  if (absent.length > 0) tell("  Its data are not here, so only the spec was checked.");
  return exitCode.fine;
}

/** What is wrong with values of a sweep, once they are put into the spec. */
function sweepMistakes({ compilation, model, files }: OpenSpec): readonly Diagnostic[] {
  const { spec } = compilation;
  if (spec === undefined || model.sweep === undefined) return [];
  return planSweep(spec, model.sweep, files).diagnostics;
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? "" : "s"}`;
}
