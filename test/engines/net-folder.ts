import { cpSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { stripTypes } from "../../compiler/5-emit/strip-types.ts";
import { compile } from "../../compiler/compile.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";
import { readRows } from "../../compiler/data/read-rows.ts";
import { runCompiled } from "../../compiler/run/train.ts";
import { netSpecs } from "./net-specs.ts";

/** A folder with the program and generated nets, and the bits of each of them as this Node trains it. */
export interface NetFolder {
  readonly folder: string;
  /** By `two-layer, loops`. */
  readonly bits: { readonly [net: string]: string };
}

/** Writes every net, by loops and by kernels, as a user would who has netwright installed. */
export async function netFolder(): Promise<NetFolder> {
  const folder = mkdtempSync(join(tmpdir(), "netwright-engines-"));
  mkdirSync(join(folder, "node_modules"));
  symlinkSync(resolve("."), join(folder, "node_modules/netwright"), "dir");
  for (const program of ["train-nets.mjs", "train-in-workers.mjs", "train-worker.mjs", "net-data.mjs"]) {
    cpSync(new URL(program, import.meta.url), join(folder, program));
  }
  const bits: { [net: string]: string } = {};
  const nets: object[] = [];
  for (const [spec, text] of Object.entries(netSpecs)) {
    for (const tier of ["loops", "kernels"] as const) {
      const name = `${spec}, ${tier}`;
      const module = `./${spec}.${tier}.mjs`;
      const net = await build(text, `${spec}.yaml`, tier);
      writeFileSync(join(folder, module), net.code);
      nets.push({ name, module, ...net.training });
      bits[name] = net.bits;
    }
  }
  writeFileSync(join(folder, "nets.mjs"), `export const nets = ${JSON.stringify(nets)};\n`);
  return { folder, bits };
}

async function build(text: string, file: string, tier: "loops" | "kernels") {
  const compilation = compile(text, { file, tier });
  const { model, diagnostics } = compilation;
  if (model === undefined) throw new Error(`${file}: ${diagnostics[0]?.text}`);
  const files = fileFinder(file);
  const { run } = await runCompiled(compilation, { files });
  const data = readRows(model, files).rows?.data.parts.training().part;
  if (run?.ending !== "finished" || data === undefined) throw new Error(`${file} cannot be trained`);
  return {
    code: stripTypes(await compilation.code(file.replace("yaml", "ts"))),
    bits: run.bits,
    training: { seed: model.seed, precision: model.precision, data: lists(data as Parameters<typeof lists>[0]) },
  };
}

/** Rows as JSON has them. */
function lists({ rows, inputs, targets }: { rows: number; inputs: Arrays; targets: Arrays }) {
  const plain = (arrays: Arrays) =>
    Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, Array.from(values)]));
  return { rows, inputs: plain(inputs), targets: plain(targets) };
}

type Arrays = { readonly [name: string]: ArrayLike<number> };
