import { existsSync, readFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import type { Standalone } from "../../5-emit/emit.ts";
import { isGenerated } from "../../5-emit/header.ts";
import { standaloneWith } from "../../api/build.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { printForm } from "../../print/print-form.ts";
import type { PrintedForm } from "../../print/printed-forms.ts";
import { makeFolder } from "../../run/make-folder.ts";
import { writeFile } from "../../run/write-file.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { type OpenSpec, openSpec, type SpecOptions, specName } from "../open-spec.ts";
import { problemOf } from "../read-file.ts";
import { report } from "../report.ts";
import { writeJson, writeLine, writeStatus, writeText } from "../standard-streams.ts";
import { weightsGiven } from "../weights-given.ts";

/** The options of `build`. */
export interface BuildOptions extends SpecOptions {
  readonly out?: string;
  readonly check?: boolean;
  readonly stdout?: boolean;
  /** A form to print instead of writing TypeScript. */
  readonly print?: PrintedForm;
  readonly standalone?: boolean;
  /** A safetensors file; only with `standalone`. */
  readonly weights?: string;
}

/** `netwright build SPEC…`: writes the TypeScript of specs, or with `--check` only compares it. */
export async function build(specs: readonly string[], options: BuildOptions): Promise<ExitCode> {
  const targets = specs.map((spec) => outputFile(spec, options.out));
  const twice = targets.find((file, index) => targets.indexOf(file) !== index);
  if (twice !== undefined) {
    writeStatus(`netwright: two specs would be written to ${twice}`);
    return exitCode.usage;
  }
  if (options.check && options.stdout) {
    writeStatus("netwright: --check and --stdout exclude each other: remove one of them");
    return exitCode.usage;
  }
  if (options.weights !== undefined && !options.standalone) {
    writeStatus("netwright: --weights needs --standalone: the weights are included in a file for prediction only");
    return exitCode.usage;
  }
  let code: ExitCode = exitCode.fine;
  for (const [index, spec] of specs.entries()) {
    const one = await buildOne(spec, targets[index] as string, options);
    if (one !== exitCode.fine) code = one;
  }
  return code;
}

/** The path in `--out` (a folder or a `.ts` file); default: beside the spec. */
function outputFile(path: string, out: string | undefined): string {
  const spec = specName(path);
  if (out !== undefined && extname(out) === ".ts") return out;
  const name = `${basename(spec, extname(spec))}.ts`;
  return join(out ?? dirname(spec), name);
}

async function buildOne(spec: string, file: string, options: BuildOptions): Promise<ExitCode> {
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  if (options.print !== undefined) {
    writeText(printForm(open.compilation, options.print));
    return exitCode.fine;
  }
  const standalone = options.standalone ? await standaloneFrom(open, options) : undefined;
  if (typeof standalone === "number") return standalone;
  const code = await open.compilation.code(file, standalone);
  if (options.stdout) {
    writeText(code);
    return exitCode.fine;
  }
  return options.check ? compare(spec, file, code, options) : write(spec, file, code, options);
}

/** Options of a standalone file, with its weights, if any; an exit code if they do not fit the network. */
async function standaloneFrom({ compilation }: OpenSpec, options: BuildOptions): Promise<Standalone | ExitCode> {
  const given = await weightsGiven(options);
  if (typeof given === "number") return given;
  const standalone = await standaloneWith(compilation, given);
  if (!("code" in standalone)) return standalone;
  await report([standalone], {}, options.json);
  return exitCode.file;
}

async function compare(spec: string, file: string, code: string, { json }: BuildOptions): Promise<ExitCode> {
  const before = existing(file);
  const same = before !== undefined && (await means(before, code));
  if (json) writeJson({ event: "checked", spec, file, same });
  else if (same) writeLine(`${file} is up to date`);
  if (same) return exitCode.fine;
  await report([diagnostic("code-drift", undefined, { file, missing: before === undefined })], {}, json);
  return exitCode.drift;
}

async function write(spec: string, file: string, code: string, { json }: BuildOptions): Promise<ExitCode> {
  const before = existing(file);
  // A file with other formatting is not changed: otherwise a formatter and `build` would undo each other's changes.
  const changed = before === undefined || !(await means(before, code));
  const problem = before === undefined || isGenerated(before) ? tryWrite(file, code, changed) : foreign;
  if (problem !== undefined) {
    await report([diagnostic("file-unwritable", undefined, { file, problem })], {}, json);
    return exitCode.file;
  }
  if (json) writeJson({ event: "built", spec, file, changed });
  else writeLine(changed ? `${file} written` : `${file} unchanged`);
  return exitCode.fine;
}

/** Whether a file and the code differ only in formatting; TypeScript is loaded only for this. */
async function means(before: string, code: string): Promise<boolean> {
  if (before === code) return true;
  const { sameMeaning } = await import("../../5-emit/same-meaning.ts");
  return sameMeaning(before, code);
}

const foreign = "it exists already and was not written by Netwright";

function existing(file: string): string | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function tryWrite(file: string, code: string, changed: boolean): string | undefined {
  if (!changed) return undefined;
  try {
    makeFolder(dirname(resolve(file)));
    writeFile(file, code);
    return undefined;
  } catch (error) {
    return problemOf(error);
  }
}
