import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve as resolvePath } from "node:path";
import { describe, expect, it } from "vitest";
import { applySetting } from "../../compiler/1-parse/apply-set.ts";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import { encodeInput } from "../../compiler/data/encode-input.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { prepareData } from "../../compiler/data/prepare-data.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { printDiagnostic } from "../../compiler/diagnostics/print-diagnostic.ts";
import { withRelated } from "../../compiler/ir/source-range.ts";
import type { FileFinder } from "../../compiler/ir/table.ts";
import { datasets } from "../../compiler/language/registry.gen.ts";

const folder = import.meta.dirname;

/** The names of the cases: each is a folder with `spec.yaml`, `expected.txt`, perhaps `set.txt`, a row in `input.json`, and data. */
function cases(): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
  // Those with a command line are run as such: commands.test.ts.
  return names.filter((name) => !existsSync(join(folder, name, "command.txt")));
}

/** The files of a case, called as from its folder. */
function filesOf(base: string): FileFinder {
  const beside = fileFinder(join(base, "spec.yaml"), [], "");
  return {
    find: (file) => {
      const found = beside.find(file);
      return "searched" in found ? { searched: ["."] } : found;
    },
    base: (file, from) => {
      const found = beside.base?.(file, join(base, from)) ?? { searched: [] };
      if ("path" in found) return { ...found, path: relative(base, found.path) };
      if ("outside" in found) return { outside: relative(base, found.outside) };
      return "searched" in found ? { searched: found.searched.map((each) => relative(base, each)) } : found;
    },
  };
}

/** Everything that is wrong with a spec and its data, up to the moment at which training would begin. */
function diagnose(text: string, settings: readonly string[], finderBase: string): readonly Diagnostic[] {
  const files = filesOf(finderBase);
  const parsed = parse(text, "spec.yaml", { files });
  let { spec } = parsed;
  const diagnostics = [...parsed.diagnostics];
  for (const setting of settings) {
    if (spec === undefined) break;
    const changed = applySetting(spec, setting);
    diagnostics.push(...changed.diagnostics);
    spec = changed.spec;
  }
  if (spec === undefined) return diagnostics;
  const { model, diagnostics: resolved } = resolve(spec, files);
  diagnostics.push(...resolved);
  if (model?.dataset === undefined) return diagnostics;
  const read = datasets[model.dataset.type]?.read(model.dataset, files);
  diagnostics.push(...(read?.diagnostics ?? []));
  if (read?.table === undefined) return diagnostics;
  const prepared = prepareData(model, read.table);
  diagnostics.push(...prepared.diagnostics);
  const input = join(finderBase, "input.json");
  if (prepared.data === undefined || !existsSync(input)) return diagnostics;
  const range = { file: "--input", line: 1, column: 1, length: 1 };
  const row = JSON.parse(readFileSync(input, "utf8"));
  return [...diagnostics, ...encodeInput(model, row, prepared.data.fitted, range).diagnostics];
}

/** What a person reads: every diagnostic with its frame, a blank line between them, paths from the case's folder. */
function printed(name: string): string {
  const base = join(folder, name);
  const text = padded(readFileSync(join(base, "spec.yaml"), "utf8"), join(base, "pad.txt"));
  const set = join(base, "set.txt");
  const settings = existsSync(set) ? readFileSync(set, "utf8").trimEnd().split("\n") : [];
  const blocks = diagnose(text, settings, base).map((diagnostic) => {
    const files = withRelated(diagnostic.range).map(({ file }) => file);
    const texts = files.map((file) => [file, file === "spec.yaml" ? text : readSource(resolvePath(base, file))]);
    return printDiagnostic(diagnostic, Object.fromEntries(texts));
  });
  return `${blocks.join("\n\n")}\n`
    .replaceAll(`${base}/`, "")
    .replaceAll(/Netwright \d+\.\d+\.\d+/g, "Netwright x.y.z");
}

/** A file that would be too large to keep is made here: `pad.txt` says how many characters of comment to add. */
function padded(text: string, padFile: string): string {
  if (!existsSync(padFile)) return text;
  return `${text}# ${"x".repeat(Number(readFileSync(padFile, "utf8")))}\n`;
}

function readSource(file: string): string | undefined {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

describe("every mistake is told with its code, its place and what to do", () => {
  it.each(cases())("%s", async (name) => {
    const found = printed(name);
    expect(found.trim()).not.toBe("");
    await expect(found).toMatchFileSnapshot(join(folder, name, "expected.txt"));
  });
});
