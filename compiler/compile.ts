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
import type { Language } from "./language/language.ts";
import { standard } from "./language/standard.ts";

/** Where a spec comes from and what stands around it. */
export interface CompileOptions {
  /** The spec's path; it need not be there. */
  readonly file: string;
  /** Folders in which files are looked for that are not beside the spec, as `--data` names them. */
  readonly data?: readonly string[];
  /** Values to change, as `--set` takes them: `train.epochs=3`. */
  readonly set?: readonly string[];
  /** What the spec may say; default `standard`. `extend` makes other languages. */
  readonly language?: Language;
  /** What does the work, to the same bits: loops, kernels, or (`auto`) whichever is faster. */
  readonly tier?: Tier;
}

/** A spec that was compiled, or what is wrong with it. */
export type Compilation = Compiled | Rejected;

/** A spec that has errors. */
export interface Rejected {
  readonly ok: false;
  /** The spec, where it can be read at all. */
  readonly spec?: Spec;
  readonly model?: undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/** A spec without errors, and all that it becomes. */
export interface Compiled extends CompiledModel {
  readonly ok: true;
  readonly spec: Spec;
  /** Warnings. */
  readonly diagnostics: readonly Diagnostic[];
}

/** All that a model becomes. What a function gives is made when it is first called, and then kept. */
export interface CompiledModel {
  readonly model: Model;
  readonly tier: Tier;
  /** What a step, a measurement and an answer compute. */
  readonly graphs: () => Graphs;
  /** Loops and kernels over buffers at fixed offsets. */
  readonly program: () => Program;
  /**
   * The TypeScript, for a file at `outputFile`: its comments say from there where the spec is. Standalone, it imports
   * nothing; with weights, it also does nothing but answer.
   */
  readonly code: (outputFile: string, standalone?: Standalone) => Promise<string>;
  /** The TypeScript without what a run is given: runs that differ in the seed or the rows alone share it. */
  readonly sharedCode: () => Promise<string>;
}

/** Compiles a spec: 1-parse, 2-resolve, 3-differentiate, 4-schedule, 5-emit. Never throws on a user's mistake. */
export function compile(text: string, options: CompileOptions): Compilation {
  const { language = standard } = options;
  if (language === standard) return compileIn(text, options);
  try {
    const compilation = compileIn(text, options);
    // What words of one's own build is built at once: so their mistakes are told here.
    if (compilation.ok) compilation.program();
    return compilation;
  } catch (error) {
    const failed = diagnostic("word-failed", errorRange(error), { problem: errorSentence(error) });
    return { ok: false, diagnostics: [failed] };
  }
}

function compileIn(text: string, options: CompileOptions): Compilation {
  const { spec, model, diagnostics } = understand(text, options);
  if (spec === undefined) return { ok: false, diagnostics };
  if (model === undefined) return { ok: false, spec, diagnostics };
  return { ok: true, spec, diagnostics, ...compileModel(model, options.tier ?? "auto") };
}

/** Compiles what a spec was found to mean: 3-differentiate, 4-schedule, 5-emit. */
export function compileModel(model: Model, tier: Tier): CompiledModel {
  const graphs = once(() => differentiate(model));
  const program = once(() => schedule(graphs(), tierRule(model, tier)));
  return {
    tier,
    model,
    graphs,
    program,
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
function understand(text: string, { file, data = [], set = [], language }: CompileOptions) {
  const files = fileFinder(file, data);
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
