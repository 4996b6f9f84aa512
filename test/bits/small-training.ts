import { parse } from "../../compiler/1-parse/parse.ts";
import type { Json, JsonObject } from "../../compiler/ir/json.ts";
import { inSmall } from "../agreement/in-small.ts";
import type { ExampleSpec } from "../example-specs.ts";

/** Specs whose step is large, and how many rows are enough for a few of them. */
const fewRows: { readonly [file: string]: readonly string[] } = {
  "digits-dropout.yaml": ["dataset.split.test=8"],
  "digits-lenet.yaml": ["dataset.split={type: inOrder, validation: 8, test: 8}"],
  "digits-mlp.yaml": ["dataset.split.test=8"],
  "digits-softmax.yaml": ["dataset.split.test=8"],
  "image-recognition.yaml": ["dataset.rows=36", "dataset.split.test=4"],
  "restricted-boltzmann-machine.yaml": ["dataset.split.test=8"],
};

/** Settings under which a spec trains for a moment: few iterations, and few rows where a step is large. */
export function smallTraining({ fileName, file, text, files }: ExampleSpec): readonly string[] {
  const train = parse(text, file, { files }).spec?.value.train as JsonObject | undefined;
  const { epochs: _, ...kept }: JsonObject = train ?? {};
  const iterations: Json = fewRows[fileName] ? 2 : 20;
  const short = train === undefined ? [] : [`train=${JSON.stringify({ ...kept, iterations })}`];
  return [...inSmall(fileName), ...(fewRows[fileName] ?? []), ...short, "expect={}"];
}
