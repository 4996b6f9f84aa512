import { augmentOwner, augmentTargetOwner } from "../ir/augment-owner.ts";
import type { GraphBuilder, Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { InputModel, Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { changesInput } from "../language/augmentations/changes-input.ts";
import type { AugmentationWord } from "../language/define/augmentation.ts";
import { languageOf } from "../language/language.ts";
import { uniform } from "../ops/uniform.ts";

/** Streams of random numbers from here on belong to augmentations; those below to layers. */
const firstStream = 0x8000_0000;

/** The inputs as they are augmented, and how targets are. */
export interface Augmented extends Pick<Forward, "augmentTarget"> {
  readonly inputs: ReadonlyMap<string, Value>;
}

/** An augmentation of the spec in a graph. */
interface Augmentation {
  readonly word: AugmentationWord;
  readonly fits: (input: InputModel) => boolean;
  /** Changes one input, or one target, of this owner. */
  readonly change: (rows: Value, owner: string) => Value;
}

/**
 * The inputs of the network as `augment:` changes them, in its order; an augmentation changes every input that it fits,
 * one of the whole batch the targets, too. Random numbers are counter-based, as those of dropout: they depend on seed,
 * number of updates, row of the batch and augmentation, so that neither threads nor the form that does the work change
 * them.
 */
export function augmentInputs(graph: GraphBuilder, model: Model, inputs: ReadonlyMap<string, Value>): Augmented {
  const augment = augmentations(graph, model);
  if (augment.length === 0) return { inputs };
  const changed = model.inputs.map((input) => {
    const before = inputs.get(input.name);
    if (before === undefined) throw new Error(`there is no input "${input.name}"`);
    const after = augment.reduce((rows, { fits, change }, index) => {
      return fits(input) ? change(rows, augmentOwner(model, index, input.name)) : rows;
    }, before);
    return [input.name, after] as const;
  });
  if (augment.every(({ word }) => word.takes !== "batch")) return { inputs: new Map(changed) };
  const augmentTarget = (target: Value, name: string) =>
    augment.reduce((rows, { word, change }, index) => {
      return word.takes === "batch" ? change(rows, augmentTargetOwner(model, index, name)) : rows;
    }, target);
  return { inputs: new Map(changed), augmentTarget };
}

function augmentations(graph: GraphBuilder, model: Model): readonly Augmentation[] {
  const words = languageOf(model).augmentations;
  let streams = 0;
  return (model.dataset?.augment ?? []).map(({ type, options }): Augmentation => {
    const word = words[type];
    if (word === undefined) throw new Error(`there is no augmentation "${type}"`);
    const shared = word.takes === "batch" ? firstStream + streams++ : undefined;
    let made: Value | undefined;
    const once = (make: () => Value): Value => {
      made ??= make();
      return made;
    };
    const change = (rows: Value, owner: string): Value => {
      const stream = shared ?? firstStream + streams++;
      return graph.at({ phase: "forward", owner }, () => {
        const keys = [graph.key("seed"), graph.key("iteration")] as const;
        const draw = (count: number) => graph.apply(uniform, keys, { shape: ["rows", count], stream }, "draws");
        const changed = word.build({ graph, rows, options, draw, once });
        graph.rename(changed, joinName(owner, "output"));
        return changed;
      });
    };
    return { word, fits: (input) => changesInput(word, input), change };
  });
}
