import { augmentOwner } from "../ir/augment-owner.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { Model } from "../ir/model.ts";
import { changesInput } from "../language/augmentations/changes-input.ts";
import { languageOf } from "../language/language.ts";
import { uniform } from "../ops/uniform.ts";

/** Streams of random numbers from here on belong to augmentations; those below to layers. */
const firstStream = 0x8000_0000;

/**
 * The inputs of the network as `augment:` changes them, in its order; an augmentation changes every input that it fits.
 * Random numbers are counter-based, as those of dropout: they depend on seed, number of updates, row of the batch and
 * augmentation, so that neither threads nor the form that does the work change them.
 */
export function augmentInputs(
  graph: GraphBuilder,
  model: Model,
  inputs: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  const augment = model.dataset?.augment ?? [];
  if (augment.length === 0) return inputs;
  const words = languageOf(model).augmentations;
  let streams = 0;
  const changed = model.inputs.map((input) => {
    const before = inputs.get(input.name);
    if (before === undefined) throw new Error(`there is no input "${input.name}"`);
    const after = augment.reduce((rows, { type, options }, index) => {
      const word = words[type];
      if (word === undefined) throw new Error(`there is no augmentation "${type}"`);
      if (!changesInput(word, input)) return rows;
      const stream = firstStream + streams++;
      const owner = augmentOwner(model, index, input.name);
      return graph.at({ phase: "forward", owner }, () => {
        const keys = [graph.key("seed"), graph.key("iteration")] as const;
        const draw = (count: number) => graph.apply(uniform, keys, { shape: ["rows", count], stream }, "draws");
        const made = word.build({ graph, rows, options, draw });
        graph.rename(made, joinName(owner, "output"));
        return made;
      });
    }, before);
    return [input.name, after] as const;
  });
  return new Map(changed);
}
