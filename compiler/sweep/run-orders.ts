import { compileModel } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { readRows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import type { Language } from "../language/language.ts";
import type { NetworkModule } from "../run/network-module.ts";
import type { LoadedNetwork } from "../run/train.ts";
import { rejected, runOutcome } from "./run-outcome.ts";
import type { BuiltShape, RunNews, RunOrder, SweepTask } from "./sweep-task.ts";

/** Does the runs of a sweep, one at a time, and returns the outcome of each. */
export function runOrders(task: SweepTask, language: Language): (order: RunOrder) => Promise<RunNews> {
  const { file, folders, tier } = task;
  const files = fileFinder(file, folders);
  /** The network of the last run, or why it cannot be run. */
  let shape: LoadedShape = { diagnostics: [] };
  const load = async ({ model: plain, module }: BuiltShape): Promise<LoadedShape> => {
    const model = { ...plain, language };
    const { rows, diagnostics } = readRows(model, files);
    if (hasErrors(diagnostics)) return { diagnostics };
    const network = (await import(/* @vite-ignore */ module)) as NetworkModule;
    return { network: { compilation: compileModel(model, tier), model, network, rows }, diagnostics };
  };
  return async (order) => {
    try {
      if (order.shape !== undefined) shape = await load(order.shape);
      const { network, diagnostics } = shape;
      const seeded = network && { ...network, model: { ...network.model, seed: order.seed } };
      return {
        kind: "done",
        outcome: seeded === undefined ? rejected(diagnostics) : await runOutcome(seeded, task),
      };
    } catch (error) {
      return { kind: "failed", problem: error instanceof Error ? error.message : String(error) };
    }
  };
}

interface LoadedShape {
  readonly network?: LoadedNetwork;
  readonly diagnostics: readonly Diagnostic[];
}
