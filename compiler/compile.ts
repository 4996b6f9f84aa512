import { resolve as absolutePath, sep } from "node:path";
import { readSpec } from "./1-parse/read-spec.ts";
import { resolve } from "./2-resolve/resolve.ts";
import { differentiate } from "./3-differentiate/differentiate.ts";
import type { Tier, TierRule } from "./4-schedule/choose-tier.ts";
import { schedule } from "./4-schedule/schedule.ts";
import type { EmitOptions, Standalone } from "./5-emit/emit.ts";
import { fileFinder } from "./data/file-finder.ts";
import { type Diagnostic, diagnostic, hasErrors } from "./diagnostics/diagnostic.ts";
import { errorRange, errorSentence } from "./diagnostics/error-range.ts";
import type { Graphs } from "./ir/graph.ts";
import type { Model } from "./ir/model.ts";
import { once } from "./ir/once.ts";
import type { Program } from "./ir/program.ts";
import { sharedModel } from "./ir/shared-model.ts";
import type { Spec } from "./ir/spec.ts";
import type { FileFinder } from "./ir/table.ts";
import type { Language } from "./language/language.ts";
import { standard } from "./language/standard.ts";

/** Where a spec comes from and what stands around it. */
export interface CompileOptions {
  /** The spec's path; it need not be there. */
  readonly file: string;
  /** How files that the spec names are found; by default beside the spec. */
  readonly files?: FileFinder;
  /** Values to change, as `--set` takes them: `train.epochs=3`. */
  readonly set?: readonly string[];
  /** What the spec may say; default `standard`. `extend` makes other languages. */
  readonly language?: Language;
  /** What does the work, to the same bits: loops, kernels, or (`auto`) whichever is faster. */
  readonly tier?: Tier;
}

/** A spec and all that it becomes. Graphs and program are made when they are first asked for. */
export interface Compilation {
  readonly spec?: Spec;
  /** Absent where there are errors. */
  readonly model?: Model;
  readonly graphs?: Graphs;
  readonly program?: Program;
  /**
   * The TypeScript, for a file at `outputFile`: its comments say from there where the spec is. Standalone, it imports
   * nothing; with weights, it also does nothing but answer.
   */
  readonly code: (outputFile: string, standalone?: Standalone) => Promise<string>;
  /** The TypeScript without what a run is given: runs that differ in the seed or the rows alone share it. */
  readonly sharedCode: () => Promise<string>;
  readonly tier: Tier;
  readonly diagnostics: readonly Diagnostic[];
}

/** Compiles a spec: 1-parse, 2-resolve, 3-differentiate, 4-schedule, 5-emit. Never throws on a user's mistake. */
export function compile(text: string, options: CompileOptions): Compilation {
  const { language = standard, tier = "auto" } = options;
  if (language === standard) return compileIn(text, options);
  try {
    const compilation = compileIn(text, options);
    // What words of one's own build is built at once: so their mistakes are told here.
    void compilation.program;
    return compilation;
  } catch (error) {
    const failed = diagnostic("word-failed", errorRange(error), { problem: errorSentence(error) });
    return { tier, code: noCode, sharedCode: noCode, diagnostics: [failed] };
  }
}

const noCode = (): Promise<string> => Promise.reject(new Error("a spec with errors has no code"));

function compileIn(text: string, options: CompileOptions): Compilation {
  const { spec, model, diagnostics } = understand(text, options);
  const { tier = "auto" } = options;
  const read = { ...(spec === undefined ? {} : { spec }), diagnostics };
  if (model !== undefined) return compileModel(model, tier, read);
  return { ...read, tier, code: noCode, sharedCode: noCode };
}

/** Compiles what a spec was found to mean: 3-differentiate, 4-schedule, 5-emit. */
export function compileModel(
  model: Model,
  tier: Tier,
  read: Pick<Compilation, "spec" | "diagnostics"> = { diagnostics: [] },
): Compilation {
  const graphs = once(() => differentiate(model));
  const program = once(() => schedule(graphs(), tierRule(model, tier)));
  return {
    ...read,
    tier,
    model,
    get graphs() {
      return graphs();
    },
    get program() {
      return program();
    },
    code: async (outputFile, standalone) => {
      const printed = standalone?.weights ? answering(graphs()) : program();
      const files = { specFile: posixPath(model.file), outputFile: posixPath(outputFile) };
      return print(printed, model, { ...files, ...(standalone && { standalone }) });
    },
    sharedCode: () => print(program(), sharedModel(model), { specFile: "spec.yaml", outputFile: "network.ts" }),
  };
}

/** ts-morph takes a third of a second to load: only who prints code pays for it. */
async function print(program: Program, model: Model, options: EmitOptions): Promise<string> {
  const { emit } = await import("./5-emit/emit.ts");
  return emit(program, model, options);
}

/** A program that only answers. Loops do its work, so that it runs where WebAssembly is refused. */
function answering({ prediction }: Graphs): Program {
  return schedule({ prediction, evaluation: prediction }, { tier: "loops", rows: 1 });
}

function tierRule({ train }: Model, tier: Tier): TierRule {
  return { tier, ...(typeof train?.batchSize === "number" && { rows: train.batchSize }) };
}

/** What one file with a spec means, with the errors of the first stage that has any. */
function understand(text: string, { file, files = fileFinder(file), set = [], language }: CompileOptions) {
  const parsed = readSpec(text, { file, set, language, files });
  if (parsed.spec === undefined || hasErrors(parsed.diagnostics)) return { diagnostics: parsed.diagnostics };
  const { spec } = parsed;
  const { model, diagnostics } = resolve(spec, files);
  const all = [...parsed.diagnostics, ...diagnostics];
  return model === undefined || hasErrors(all) ? { spec, diagnostics: all } : { spec, model, diagnostics: all };
}

/** Absolute, so that what is relative between two paths is the same from any working directory. */
function posixPath(path: string): string {
  return absolutePath(path).split(sep).join("/");
}
