import { PythonRandom } from "../../runtime/python-random.ts";
import type { Model } from "../ir/model.ts";

/**
 * The generator from which the first weights are drawn, where it has drawn the order of the training rows before
 * (`random: python`); absent where weights have a stream of their own.
 */
export function generatorOf({ random, seed, train }: Model, trainingRows: number): PythonRandom | undefined {
  if (random?.type !== "python") return undefined;
  const generator = new PythonRandom(seed);
  if (train?.shuffle === "once") generator.shuffle(new Int32Array(trainingRows));
  return generator;
}
