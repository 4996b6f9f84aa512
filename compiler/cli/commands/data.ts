import { extname } from "node:path";
import { readRows } from "../../data/read-rows.ts";
import { diagnostic, hasErrors } from "../../diagnostics/diagnostic.ts";
import { type NamedValues, type ShownPart, shownPart } from "../../run/shown-part.ts";
import type { Part } from "../../run/snapshot.ts";
import { writeFile } from "../../run/write-file.ts";
import { counted } from "../counted.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { numberText } from "../number-text.ts";
import { openSpec, type SpecOptions } from "../open-spec.ts";
import { problemOf } from "../read-file.ts";
import { report } from "../report.ts";
import { writeJson, writeLine, writeStatus } from "../standard-streams.ts";
import { tableLines } from "../table.ts";

/** The options of `data`. */
export interface DataOptions extends SpecOptions {
  /** How many rows are shown. */
  readonly rows: number;
  /** The part whose rows are shown. */
  readonly part: Part;
  /** The .npz file for all rows. */
  readonly out?: string;
}

const parts = ["training", "validation", "test"] as const;

/** `netwright data SPEC`: the first rows as the network takes them, and all rows as an `.npz` file. */
export async function data(spec: string, options: DataOptions): Promise<ExitCode> {
  const { out, json = false } = options;
  if (out !== undefined && extname(out).toLowerCase() !== ".npz") {
    writeStatus(`netwright: --out writes an .npz file, and "${out}" does not end in .npz`);
    return exitCode.usage;
  }
  const open = await openSpec(spec, options);
  if (typeof open === "number") return open;
  const { model, files, sources, file } = open;
  const { rows, diagnostics } = readRows(model, files);
  const all = [...diagnostics, ...(rows?.data.parts.test().diagnostics ?? [])];
  await report(all, sources, json);
  if (hasErrors(all)) return exitCode.rejected;
  if (rows === undefined) {
    writeStatus(`netwright: ${file} has no \`dataset:\`, so there are no rows`);
    return exitCode.rejected;
  }
  const part = (name: Part) => shownPart(model, rows.data.parts[name]().part, rows.data.fitted);
  if (json) writeJson(asJson(rows.data.counts, part(options.part), options));
  else show(rows.data.counts, part(options.part), options);
  return out === undefined ? exitCode.fine : write(out, part, json);
}

type Counts = { readonly [part in Part]: number };

function asJson(counts: Counts, { inputs, targets }: ShownPart, { part, rows }: DataOptions): object {
  const shown = Math.min(rows, counts[part]);
  const listed = (all: readonly NamedValues[]) =>
    Object.fromEntries(
      all.map(({ name, columns, values }) => {
        const row = (index: number) => [...values.subarray(index * columns.length, (index + 1) * columns.length)];
        return [name, { columns, rows: Array.from({ length: shown }, (_, index) => row(index)) }];
      }),
    );
  return { rows: counts, part, inputs: listed(inputs), targets: listed(targets) };
}

function show(counts: Counts, shown: ShownPart, { part, rows }: DataOptions): void {
  const all = parts.reduce((sum, each) => sum + counts[each], 0);
  const each = parts.filter((name) => counts[name] > 0).map((name) => `${counts[name]} ${name}`);
  writeLine(`${counted(all, "row")}: ${each.join(", ")}`);
  if (counts[part] === 0) writeStatus(`There are no ${part} rows.`);
  const count = Math.min(rows, counts[part]);
  if (count === 0) return;
  const groups = [
    ...shown.inputs.map((values) => ["input", values] as const),
    ...shown.targets.map((values) => ["target", values] as const),
  ];
  for (const [kind, values] of groups) {
    writeLine();
    for (const line of valueLines(titleOf(kind, values.name), values, count, part)) writeLine(line);
  }
}

/** `input photo`; `input` alone where that is its name. */
function titleOf(kind: string, name: string): string {
  return kind === name ? kind : `${kind} ${name}`;
}

/** The most values of an input that are shown. */
const most = 60;

/** A line for each value, a column for each row. */
function valueLines(title: string, { columns, values }: NamedValues, count: number, part: Part): readonly string[] {
  const head = [title, ...Array.from({ length: count }, (_, row) => `${part} ${row + 1}`)];
  const lines = columns.slice(0, most).map((name, index) => {
    const cells = Array.from({ length: count }, (_, row) => values[row * columns.length + index] as number);
    return [name, ...cells.map(numberText)];
  });
  const left = columns.length - most;
  return [...tableLines([head, ...lines]), ...(left > 0 ? [`… and ${left} more`] : [])];
}

/** Writes `training.inputs.<name>`, `training.targets.<name>` and so on for every part that has rows. */
async function write(out: string, part: (name: Part) => ShownPart, json: boolean): Promise<ExitCode> {
  const { npzBytes } = await import("../../data/npz-bytes.ts");
  const arrays = parts.flatMap((name) => {
    const { rows, inputs, targets } = part(name);
    const named = (kind: string, all: readonly NamedValues[]) =>
      all.map(
        (each) => [`${name}.${kind}.${each.name}`, { shape: [rows, ...each.shape], values: each.values }] as const,
      );
    return rows === 0 ? [] : [...named("inputs", inputs), ...named("targets", targets)];
  });
  try {
    writeFile(out, npzBytes(Object.fromEntries(arrays)));
  } catch (error) {
    const problem = error instanceof RangeError ? "it would be too large" : problemOf(error);
    await report([diagnostic("file-unwritable", undefined, { file: out, problem })], {}, json);
    return exitCode.file;
  }
  writeStatus(`${out}: ${arrays.map(([name, { shape }]) => `${name} [${shape.join(", ")}]`).join(", ")}`);
  return exitCode.fine;
}
