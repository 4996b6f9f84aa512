import type { EarlyStoppingModel, MonitorModel, UntilModel } from "../ir/model.ts";
import { fillLines } from "./fill-lines.ts";
import { ruleOf } from "./learning-rule.ts";
import type { Module } from "./module.ts";
import { fieldOf } from "./parameters.ts";
import { numberText } from "./print-expression.ts";
import { access } from "./text.ts";

/** What is printed of one way in which a training may end before its length is up. */
interface PrintedCriterion {
  /** Before the first step. */
  readonly before?: readonly string[];
  /** What is measured at the end of an epoch. */
  readonly monitors?: readonly MonitorModel[];
  /** At the end of an epoch, whatever the others say. */
  readonly always?: readonly string[];
  /** An expression, at the end of an epoch: why the training ends here, or `undefined`. */
  readonly verdict: string;
  /** When the training is over. */
  readonly after?: readonly string[];
}

/** What all of them come to; every list is empty where there are none. */
export interface PrintedStopping {
  /** True where validation rows must be given. */
  readonly validation: boolean;
  readonly before: readonly string[];
  /** More fields of the progress. */
  readonly fields: readonly string[];
  /** After each step. */
  readonly inside: readonly string[];
  readonly after: readonly string[];
}

/** Prints every way for a training to end; of those with a reason, the first in this order says why. */
export function printStopping(module: Module): PrintedStopping {
  const { until, earlyStopping } = module.model.train ?? {};
  const criteria = [
    ...ofRule(module),
    ...(until === undefined ? [] : [ofUntil(until)]),
    ...(earlyStopping === undefined ? [] : [ofEarlyStopping(module, earlyStopping)]),
  ];
  if (criteria.length === 0) return { validation: false, before: [], fields: [], inside: [], after: [] };
  const monitors = criteria.flatMap(({ monitors }) => monitors ?? []);
  const parts = (["training", "validation"] as const).filter((part) => monitors.some(({ on }) => on === part));
  return {
    validation: parts.includes("validation"),
    before: [...parts.map((part) => roomLine(module, part)), ...criteria.flatMap(({ before }) => before ?? [])],
    fields: [`stop: undefined as TrainingProgress["stop"]`, ...(earlyStopping === undefined ? [] : ["bestEpoch: 0"])],
    inside: epochLines(module, criteria, parts),
    after: criteria.flatMap(({ after }) => after ?? []),
  };
}

function epochLines(module: Module, criteria: readonly PrintedCriterion[], parts: readonly Part[]): readonly string[] {
  const stop = `progress.stop = ${criteria.map(({ verdict }) => verdict).join(" ?? ")};`;
  const lines = [
    ...parts.map((part) => `const ${part} = evaluate(${held(module)}, ${rowsOf(part)}, ${part}Workspace);`),
    ...criteria.flatMap(({ always }) => always ?? []),
  ];
  if (lines.length === 0) return [`if (batches.endsEpoch) ${stop}`];
  return ["if (batches.endsEpoch) {", ...lines, stop, "}"];
}

type Part = "training" | "validation";

function rowsOf(part: Part): string {
  return part === "training" ? "data" : "options.validation";
}

/** Where the rows are measured: apart from where the network learns, and by each thread for itself. */
function roomLine({ model }: Module, part: Part): string {
  const rows = `${rowsOf(part)}.rows`;
  const size = model.train?.batchSize;
  return `const ${part}Workspace = createWorkspace(${typeof size === "number" ? `Math.min(${size}, ${rows})` : rows});`;
}

/** The parameters while they are learnt. */
function held({ program }: Module): string {
  return program.kernels ? "placed" : "p";
}

/** The learning rule may know that nothing more is to be learnt. */
function ofRule(module: Module): readonly PrintedCriterion[] {
  const { model, imports } = module;
  const { stopping } = ruleOf(model);
  if (stopping === undefined) return [];
  imports.add(stopping.className);
  const moving = model.layers.flatMap(({ parameters }) => parameters.filter(({ trainable }) => trainable));
  const weights = moving.map((each) => `${held(module)}.${fieldOf(module, each)}`);
  const name = model.learning.type;
  return [
    {
      before: [`const ${name} = new ${stopping.className}([${weights.join(", ")}]);`],
      verdict: `${name}.endOfEpoch(progress.updates)`,
    },
  ];
}

/** The spec may say how good is good enough. */
function ofUntil(until: readonly UntilModel[]): PrintedCriterion {
  return {
    monitors: until,
    verdict: `(${until.flatMap(conditionsOf).join(" && ")} ? "until" : undefined)`,
  };
}

function conditionsOf({ low, high, ...monitor }: UntilModel): readonly string[] {
  const value = `${monitor.on}${access(monitor.name)}`;
  if (low === high) return [`${value} === ${numberText(low)}`];
  return [
    ...(low === Number.NEGATIVE_INFINITY ? [] : [`${value} >= ${numberText(low)}`]),
    ...(high === Number.POSITIVE_INFINITY ? [] : [`${value} <= ${numberText(high)}`]),
  ];
}

/** The spec may say how long to wait for something better. */
function ofEarlyStopping(module: Module, stopping: EarlyStoppingModel): PrintedCriterion {
  const { program, model, imports } = module;
  const { name, on, better, patience, minDelta, restoreBestWeights } = stopping;
  imports.add("EarlyStopping");
  const options = [
    `better: "${better}"`,
    `patience: ${patience}`,
    `minDelta: ${numberText(minDelta)}`,
    `restoreBestWeights: ${restoreBestWeights}`,
  ];
  return {
    before: [`const earlyStopping = new EarlyStopping(Object.values(${held(module)}), {`, ...fillLines(options), "});"],
    monitors: [stopping],
    always: [
      `const isOver = earlyStopping.endOfEpoch(${on}${access(name)}, batches.epoch + 1);`,
      "progress.bestEpoch = earlyStopping.bestEpoch;",
    ],
    verdict: "isOver",
    after: restoreBestWeights ? restoreLines(program.kernels, model.train?.until !== undefined) : [],
  };
}

/** What ends because it is good enough stays as it is. */
function restoreLines(kernels: boolean, until: boolean): readonly string[] {
  const unless = until ? `progress.stop !== "until"` : "";
  if (!kernels) return [`${unless === "" ? "" : `if (${unless}) `}earlyStopping.restore();`];
  return [
    "w.team.barrier(); // Every thread has seen that it is over.",
    `if (${[unless, "w.team.thread === 0"].filter((each) => each !== "").join(" && ")}) {`,
    "earlyStopping.restore();",
    "copyParameters(placed, p);",
    "}",
  ];
}
