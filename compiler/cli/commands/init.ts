import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { createInterface } from "node:readline/promises";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { initFolder } from "../../init/init-folder.ts";
import { type InitProblem, type InitResult, initTable } from "../../init/init-table.ts";
import { readTable } from "../../init/profile/read-table.ts";
import { specNameFor } from "../../init/spec-name.ts";
import { type TemplateName, templateText } from "../../init/templates/templates.ts";
import { isFolder } from "../../run/is-folder.ts";
import { writeFile } from "../../run/write-file.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { problemOf } from "../read-file.ts";
import { report } from "../report.ts";
import { writeJson, writeLine } from "../standard-streams.ts";

/** The options of `netwright init`. */
export interface InitOptions {
  readonly target?: string;
  /** A small spec to start from, in place of one for data. */
  readonly template?: TemplateName;
  readonly force?: boolean;
  readonly yes?: boolean;
  readonly json?: boolean;
}

/** `netwright init --template NAME [SPEC]`: writes a small spec to start from. */
export async function initTemplate(path: string | undefined, options: InitOptions): Promise<ExitCode> {
  const { template = "xor" } = options;
  const spec = path ?? `${template}.yaml`;
  if (existsSync(spec) && options.force !== true) {
    return refuse([diagnostic("spec-taken", undefined, { file: spec })], options, exitCode.file);
  }
  return write(spec, templateText(template, specNameFor(spec)), [], options);
}

/** `netwright init FILE|FOLDER`: prints what is in it, and writes a spec beside it. */
export async function init(path: string, options: InitOptions): Promise<ExitCode> {
  const name = specNameFor(resolve(path));
  const spec = join(isFolder(path) ? relative(".", dirname(resolve(path))) : dirname(path), `${name}.yaml`);
  if (existsSync(spec) && options.force !== true) {
    return refuse([diagnostic("spec-taken", undefined, { file: spec })], options, exitCode.file);
  }
  if (isFolder(path)) {
    const made = initFolder(path, name);
    if ("code" in made) return refuse([made], options, exitCode.rejected);
    return finish(spec, made, options);
  }
  const read = readTable(path);
  if ("code" in read)
    return refuse([read], options, read.code === "file-unreadable" ? exitCode.file : exitCode.rejected);
  const columns = read.profile.columns.map((column) => column.name);
  const target = await targetOf(columns, path, options);
  if (typeof target !== "string") return refuse([target], options, exitCode.usage);
  const made = initTable(read, target, name, basename(path));
  return finish(spec, made, options);
}

async function finish(spec: string, made: InitResult | InitProblem, options: InitOptions): Promise<ExitCode> {
  if (!options.json) for (const line of made.lines) writeLine(line);
  if (made.kind === "problem") return refuse([made.diagnostic], options, exitCode.rejected);
  return write(spec, made.spec, made.lines, options);
}

async function refuse(diagnostics: readonly Diagnostic[], { json }: InitOptions, code: ExitCode): Promise<ExitCode> {
  await report(diagnostics, {}, json);
  return code;
}

/** The column to learn: as the option says, or as somebody at a terminal answers; with `--yes` the last one. */
async function targetOf(
  columns: readonly string[],
  file: string,
  { target, yes, json }: InitOptions,
): Promise<string | Diagnostic> {
  const last = columns.at(-1) ?? "";
  const isTerminal = process.stdin.isTTY === true && process.stderr.isTTY === true && json !== true;
  const asked = target ?? (yes ? last : isTerminal ? await ask(columns, last) : undefined);
  if (asked === undefined) return diagnostic("target-missing", undefined, { file, candidates: columns });
  if (columns.includes(asked)) return asked;
  return diagnostic("target-unknown", undefined, { target: asked, file, candidates: columns });
}

async function ask(columns: readonly string[], last: string): Promise<string> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`Columns: ${columns.join(", ")}\nWhich is to be learnt? [${last}] `);
    return answer.trim() || last;
  } finally {
    terminal.close();
  }
}

async function write(spec: string, text: string, lines: readonly string[], options: InitOptions): Promise<ExitCode> {
  try {
    writeFile(spec, text);
  } catch (error) {
    const wrong = diagnostic("file-unwritable", undefined, { file: spec, problem: problemOf(error) });
    return refuse([wrong], options, exitCode.file);
  }
  if (options.json) writeJson({ event: "end", spec, profile: lines });
  else writeLine(`${spec} written`);
  return exitCode.fine;
}
