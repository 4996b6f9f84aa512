// A thread of a sweep: it makes one run after the other and says what each came to.
import { parentPort, workerData } from "node:worker_threads";
import { compileModel } from "../compile.ts";
import { fileFinder } from "../data/file-finder.ts";
import { readRows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { standard } from "../language/standard.ts";
import type { NetworkModule } from "../run/network-module.ts";
import type { LoadedNetwork } from "../run/train.ts";
import { rejected, runOutcome } from "./run-outcome.ts";
import type { BuiltShape, RunNews, RunOrder, SweepTask } from "./sweep-task.ts";

const { file, folders, tier, wanted } = workerData as SweepTask;
const files = fileFinder(file, folders);

/** The network that the last run was made of, or why it cannot be run. */
let shape: { readonly network?: LoadedNetwork; readonly diagnostics: readonly Diagnostic[] } = { diagnostics: [] };

parentPort?.on("message", async (order: RunOrder) => {
  try {
    if (order.shape !== undefined) shape = await load(order.shape);
    const { network, diagnostics } = shape;
    const seeded = network && { ...network, model: { ...network.model, seed: order.seed } };
    say({ kind: "done", outcome: seeded === undefined ? rejected(diagnostics) : await runOutcome(seeded, wanted) });
  } catch (error) {
    say({ kind: "failed", problem: error instanceof Error ? error.message : String(error) });
  }
});

async function load({ model: plain, module }: BuiltShape): Promise<typeof shape> {
  const model = { ...plain, language: standard };
  const { rows, diagnostics } = readRows(model, files);
  if (hasErrors(diagnostics)) return { diagnostics };
  const network = (await import(/* @vite-ignore */ module)) as NetworkModule;
  return { network: { compilation: compileModel(model, tier), model, network, rows }, diagnostics };
}

function say(news: RunNews): void {
  parentPort?.postMessage(news);
}
