import { withPins } from "../../api/test.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Run } from "../../run/train.ts";
import { writeFile } from "../../run/write-file.ts";
import type { Sweep } from "../../sweep/sweep.ts";
import { confusionLines } from "../confusion-text.ts";
import { endEvent } from "../end-event.ts";
import { type ExitCode, exitCode, isStopped } from "../exit-code.ts";
import { type OpenSpec, openSpec, type SpecOptions } from "../open-spec.ts";
import { problemOf } from "../read-file.ts";
import { report } from "../report.ts";
import { countExpectations, expectationLines, measureLines, verdict } from "../result-text.ts";
import { codeOfRun, runSpec } from "../run-spec.ts";
import { codeOfSweep, runSweep } from "../run-sweep.ts";
import { hasColour, screenWidth, writeColouredLine, writeJson, writeLine, writeStatus } from "../standard-streams.ts";
import { sweepEndEvent } from "../sweep-events.ts";
import { sweepClaimLines, sweepVerdict } from "../sweep-text.ts";
import { threadsHere } from "../threads-here.ts";

/** The options of `test`. */
export interface TestOptions extends SpecOptions {
  readonly update?: boolean;
  readonly sweep?: boolean;
}

/**
 * `netwright test SPEC…`: trains each spec and checks its `expect:`; `--update` writes its pins, `--sweep` also does
 * the runs of each `sweep:` and checks its `expect:`.
 */
export async function test(specs: readonly string[], options: TestOptions): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine;
  const here = threadsHere(options);
  if (here === "usage") return exitCode.usage;
  for (const spec of specs) {
    const one = await testSpec(spec, here);
    if (isStopped(one)) return one;
    if (one !== exitCode.fine) code = one;
  }
  return code;
}

async function testSpec(spec: string, options: TestOptions): Promise<ExitCode> {
  if (spec === "-" && options.update) {
    writeStatus("netwright: --update needs a spec file; a spec from stdin cannot be updated");
    return exitCode.usage;
  }
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const own = await testOne(open, options);
  if (!options.sweep || open.model.sweep === undefined || isStopped(own)) return own;
  const swept = await testSweep(open, options);
  return swept === exitCode.fine ? own : swept;
}

async function testOne(open: OpenSpec, options: TestOptions): Promise<ExitCode> {
  const json = options.json === true;
  const result = await runSpec(open, { json, threads: options.threads, maxMemory: options.maxMemory });
  const { run, diagnostics } = result;
  const updates = options.update === true && run?.ending === "finished";
  // Pins that will be updated are not reported.
  const reported = updates ? diagnostics.filter(({ code }) => !pinCodes.includes(code)) : diagnostics;
  await report(reported, open.sources, json);
  if (run === undefined) return codeOfRun(result);
  const wrong = run.claims.some(({ holds }) => !holds);
  if (json) writeJson(endEvent(open.file, run));
  else await show(open.file, run, updates && !wrong);
  if (!updates || wrong) return codeOfRun(result);
  return await updatePins(open, run, json);
}

/** Does all runs of a spec's `sweep:` and checks its `expect:`. */
async function testSweep(open: OpenSpec, options: TestOptions): Promise<ExitCode> {
  const json = options.json === true;
  const result = await runSweep(open, options);
  const { sweep, diagnostics } = result;
  await report(diagnostics, open.sources, json);
  if (sweep !== undefined && json) writeJson(sweepEndEvent(open.file, sweep));
  if (sweep !== undefined && !json) showSweep(open.file, sweep);
  return codeOfSweep(result);
}

function showSweep(spec: string, sweep: Sweep): void {
  writeLine(`${spec}: ${sweepVerdict(sweep)}`);
  if (sweep.claims.every(({ holds }) => holds)) return;
  for (const line of sweepClaimLines(sweep, hasColour(process.stdout))) writeColouredLine(`  ${line}`);
}

const pinCodes: readonly string[] = ["bits-differ", "data-differ", "pin-pending"];

async function show(spec: string, run: Run, updates: boolean): Promise<void> {
  const { failed } = countExpectations(run);
  const claimsOnly = { ...run, pins: [] };
  writeLine(`${spec}: ${verdict(updates ? claimsOnly : run)}`);
  for (const line of await confusionLines(run, screenWidth() - 2)) writeLine(line === "" ? line : `  ${line}`);
  if (failed === 0 || updates) return;
  if (run.baseline() !== undefined) for (const line of await measureLines(run)) writeLine(`  ${line}`);
  for (const line of expectationLines(run, hasColour(process.stdout))) writeColouredLine(`  ${line}`);
}

/** Writes the pins of a spec whose claims all hold. */
async function updatePins({ file, text }: OpenSpec, run: Run, json: boolean): Promise<ExitCode> {
  const after = withPins(text, run);
  if (after === text) return exitCode.fine;
  const problem =
    after === undefined
      ? "its `expect:` is an alias or a parameter; pins can only be written into a map"
      : tryWrite(file, after);
  if (problem !== undefined) {
    await report([diagnostic("file-unwritable", undefined, { file, problem })], {}, json);
    return exitCode.file;
  }
  if (!json) writeLine(`${file}: pins written`);
  return exitCode.fine;
}

/** The reason why a file cannot be written, if any. */
function tryWrite(file: string, text: string): string | undefined {
  try {
    writeFile(file, text);
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}
