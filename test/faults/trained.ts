import type { Json } from "../../compiler/ir/json.ts";
import { type Answer, answerer } from "../../compiler/run/answer.ts";
import { type Run, train } from "../../compiler/run/train.ts";
import { compiled as compile } from "../compiled.ts";

/** A trained spec, and its answers as the command line and as the generated module give them. */
export interface Trained extends Run {
  readonly answer: (row: Json) => Json;
  readonly predict: (row: Json) => Json;
}

/** Trains a spec without mistakes; claims that fail are left to the test. */
export async function trained(
  text: string,
  tier: "auto" | "loops" | "kernels" = "auto",
  file = "spec.yaml",
): Promise<Trained> {
  const { run, diagnostics } = await train(text, { file, tier });
  const program = compile(text, { file, tier }).program();
  if (run === undefined) throw new Error(diagnostics.map(spoken).join("\n"));
  const { model, network, parameters } = run;
  const ask = answerer({ model, network, parameters, program });
  return { ...run, answer: (row) => outputsOf(ask(row)), predict: (row) => network.predict(parameters, row) };
}

/** What is said of a spec by the time it was trained: `code: sentence hint`, one for each diagnostic. */
export async function said(text: string, file = "spec.yaml"): Promise<readonly string[]> {
  return (await train(text, { file })).diagnostics.map(spoken);
}

function outputsOf(answer: Answer): Json {
  if ("outputs" in answer) return answer.outputs;
  throw new Error(answer.diagnostics.map(spoken).join("\n"));
}

function spoken({ code, text, hint }: { code: string; text: string; hint?: string }): string {
  return [`${code}: ${text}`, ...(hint === undefined ? [] : [hint])].join(" ");
}
