import { RandomState } from "../../runtime/random-state.ts";
import type { Model } from "../ir/model.ts";
import type { Program } from "../ir/program.ts";
import type { NetworkModule, Workspace } from "./network-module.ts";

/** The step to be timed: an update, or a prediction if nothing is trained. */
export interface RandomStep {
  readonly kind: "update" | "answer";
  readonly run: () => void;
}

/**
 * Prepares a network to be timed on a batch of random numbers in [0, 1), so that no data is needed. The learning rate
 * is 0, so that the parameters do not change and every step does the same work.
 */
export function randomStep(network: NetworkModule, program: Program, model: Model, rows: number): RandomStep {
  const workspace = network.createWorkspace(rows);
  const drawn = network.createParameters(model.seed);
  const parameters = network.placeParameters?.(drawn, workspace) ?? drawn;
  fill(workspace, program, model.seed);
  const { step, forward } = network;
  if (step === undefined) return { kind: "answer", run: () => forward(parameters, workspace) };
  let iteration = 0;
  return { kind: "update", run: () => step(parameters, workspace, iteration++) };
}

function fill(workspace: Workspace, program: Program, seed: number): void {
  const random = new RandomState(seed);
  for (const { name, role, base } of program.buffers) {
    const values = workspace[name];
    if (["input", "target", "draws"].includes(role))
      values?.forEach((_, index) => (values[index] = random.randomSample()));
    // The state before the first update: powers are β¹.
    if (role === "scalar") values?.fill(base ?? 0);
  }
}
