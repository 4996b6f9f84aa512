import { fileFinder } from "../../compiler/data/file-finder.ts";
import type { Json, JsonObject } from "../../compiler/ir/json.ts";
import { type Answer, answerer } from "../../compiler/run/answer.ts";
import type { Measures } from "../../compiler/run/observe.ts";
import { runCompiled } from "../../compiler/run/train.ts";
import { compiled as compile } from "../compiled.ts";

/** What a spec comes to, to the last bit: the hash of its weights file, what was measured, and answers to rows of the spec. */
export async function bitsOf(text: string, file: string, set: readonly string[], data: string): Promise<JsonObject> {
  const compilation = compile(text, { file, set });
  const program = compilation.program();
  const { run, diagnostics } = await runCompiled(compilation, { files: fileFinder(file, [data], "") });
  if (run === undefined) throw new Error(`${file}: ${diagnostics[0]?.code}: ${diagnostics[0]?.text}`);
  const { dataset } = run.model;
  const answer = answerer({ ...run, program });
  const rows = dataset?.type === "inline" ? firstRows(dataset.options.inputs ?? null) : [];
  const { training, validation, test } = run.measures;
  const asked = ["loss", ...run.model.metrics.map(({ name }) => name)];
  // What is measured besides, each of several losses, adds up to the loss.
  const kept = (measures: Measures): object =>
    Object.fromEntries(Object.entries(measures).filter(([name]) => asked.includes(name)));
  return {
    weights: run.bits,
    ending: run.ending,
    measures: { training: kept(training), validation: kept(validation), test: kept(test) } as unknown as JsonObject,
    answers: rows.map((row) => outputsOf(answer(row))),
  };
}

/** The first rows of an inline dataset, which has a list of them, or one for each input of the network. */
function firstRows(inputs: Json): readonly Json[] {
  if (Array.isArray(inputs)) return inputs.slice(0, 4);
  const lists = Object.entries(inputs as { readonly [input: string]: readonly Json[] });
  return [0, 1, 2, 3].map((row) => Object.fromEntries(lists.map(([name, rows]) => [name, rows[row] ?? null])));
}

function outputsOf(answer: Answer): Json {
  if ("outputs" in answer) return answer.outputs;
  throw new Error(`a row of the spec is refused: ${answer.diagnostics[0]?.text}`);
}
