import type { GraphBuilder, Value } from "../../ir/graph-builder.ts";
import type { Model } from "../../ir/model.ts";
import type { Forward } from "../../ir/network-values.ts";
import type { Shape } from "../../ir/shape.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { TargetRule } from "./loss.ts";
import type { Options, OptionValues } from "./option.ts";
import type { Word } from "./word.ts";

/** A parameter that training may change. */
export interface Moving {
  /** `dense1.weights`. */
  readonly path: string;
  readonly value: Value;
}

/** What a learning rule is given when its part of a step is built. */
export interface LearningBuild<Values> {
  /** New nodes belong to the part of the step that finds where the parameters go. */
  readonly graph: GraphBuilder;
  readonly model: Model;
  /** The network on the rows of the batch, as it is while it learns. */
  readonly forward: Forward;
  /** What the outputs should be, by the output's name; empty without targets. */
  readonly targets: ReadonlyMap<string, Value>;
  /** The parameters that may change, in the order of the layers. */
  readonly parameters: readonly Moving[];
  /** The loss of the batch, a scalar; only for rules that take a loss. */
  readonly loss: Value | undefined;
  /** The loss of the same batch if these values, by path, replaced the parameters; for rules that take a loss. */
  readonly lossWith: (values: ReadonlyMap<string, Value>) => Value;
  /** ∂scalar/∂parameter by path, by reverse mode; without those that the scalar does not depend on. */
  readonly slopesOf: (scalar: Value) => ReadonlyMap<string, Value>;
  /** A buffer that lasts from step to step, beginning with zeros; its next value is set by `keep`. */
  readonly state: (name: string, shape: Shape) => Value;
  readonly keep: (state: Value, next: Value) => void;
  /**
   * Numbers in [0, 1) that the training loop draws before each step, in the order in which they are asked for, from the
   * generator that drew the first weights: what a figure needs that was published so. Else use streams.
   */
  readonly draws: (shape: Shape) => Value;
  /** A stream of random numbers, from 0, that no layer draws from; the op is given the keys `seed` and `iteration`. */
  readonly stream: (ordinal: number) => number;
  readonly options: Values;
}

/** What a step of a learning rule comes to. */
export interface Learnt {
  /** Where parameters should not go, by path: the optimizer moves them against it. Others stay as they are. */
  readonly directions?: ReadonlyMap<string, Value>;
  /** For rules without an optimizer: the next value of parameters, by path, built when the step updates. */
  readonly next?: ReadonlyMap<string, () => Value>;
  /** 1 where this step changes parameters, 0 where it does not, a scalar; absent: every step does. */
  readonly updates?: Value;
}

/** What does not fit a learning rule: one sentence, and the key to point at, by JSON pointer (`/train/batchSize`) or source range. */
export interface Conflict {
  readonly mistake: string;
  readonly hint: string;
  readonly pointer: string | SourceRange;
}

/** A learning rule: what a step does to the parameters, and when there is nothing more to learn. */
export interface LearningWord<O extends Options = Options> extends Word<O> {
  readonly family: "learning";
  /** Whether it makes a loss small. A rule without one takes none. */
  readonly takesLoss: boolean;
  /** The optimizers that say how far to go in its direction: any, some, or none where it says so itself. */
  readonly optimizers: "any" | readonly string[];
  /** What it can take as targets, where it compares the outputs with them; a loss has a rule of its own. */
  readonly targets?: TargetRule;
  /** The function of generated code that finds the direction: its name, and what it does in a sentence. */
  readonly finds: { readonly name: string; readonly summary: string };
  /** What `update` does then, in a sentence. */
  readonly moves: string;
  /** Where every value that enters the network must lie; absent: anywhere. */
  readonly inputs?: { readonly between: readonly [number, number] };
  /** What in a network, in otherwise sound training, it cannot work with. */
  readonly conflicts?: (model: Model) => readonly Conflict[];
  readonly build: (request: LearningBuild<OptionValues<O>>) => Learnt;
  /** How it knows, at the end of an epoch, that nothing more is to be learnt; absent: it never does. */
  readonly stopping?: StoppingCriterion;
}

/** A class of the runtime that is asked at the end of each epoch (see runtime/perceptron-stopping.ts), and the reasons it can give. */
export interface StoppingCriterion {
  readonly className: string;
  readonly reasons: readonly string[];
}

/** Declares a learning rule; nothing but a typed identity. */
export function learningRule<const O extends Options>(word: Omit<LearningWord<O>, "family">): LearningWord<O> {
  return { family: "learning", ...word };
}
