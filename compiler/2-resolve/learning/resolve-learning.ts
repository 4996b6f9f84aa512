import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { LearningModel, Model } from "../../ir/model.ts";
import type { LearningWord } from "../../language/define/learning.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";

/** The rule of a spec that says nothing of it. */
const usualRule = "backpropagation";

/** What moves the weights, with all its options. */
export function resolveLearning(at: Resolving): LearningModel {
  const written = at.value.learning as Json | undefined;
  const type = typeOf(written, usualRule);
  const own = { values: optionsOf(written), pointerOf: (name: string) => pointerTo("/learning", name) };
  return { type, options: resolveOptions(at, ruleOf(at, type).options, own, type, "/learning") };
}

/** The rule's name where it has no use for targets: it neither makes a loss small nor compares the answers itself. */
export function ruleWithoutTargets(at: Resolving): string | undefined {
  const type = typeOf(at.value.learning as Json | undefined, usualRule);
  const { takesLoss, targets } = ruleOf(at, type);
  return takesLoss || targets !== undefined ? undefined : type;
}

/** The learning rule of a type that stage 1 let pass. */
export function ruleOf({ language }: Pick<Resolving, "language">, type: string): LearningWord {
  const word = language.learning[type];
  if (word === undefined) throw new Error(`stage 1 let the learning rule "${type}" pass`);
  return word;
}

/** Reports what a rule is given and has no use for: a loss, an optimizer, or an optimizer of another kind. */
export function checkTaken(at: Resolving): void {
  const rule = typeOf(at.value.learning as Json | undefined, usualRule);
  const { takesLoss, optimizers } = ruleOf(at, rule);
  if (at.value.loss !== undefined && !takesLoss) {
    at.report(diagnostic("learning-takes-no", at.keyRangeAt("/loss"), { rule, key: "loss" }));
  }
  if (at.value.optimizer === undefined || optimizers === "any") return;
  const optimizer = typeOf(at.value.optimizer as Json);
  const range = at.keyRangeAt("/optimizer");
  if (optimizers.length === 0) at.report(diagnostic("learning-takes-no", range, { rule, key: "optimizer" }));
  else if (!optimizers.includes(optimizer)) {
    at.report(diagnostic("learning-optimizer", range, { rule, optimizer, wanted: optimizers }));
  }
}

/** Reports what the rule cannot work with in a network that is sound otherwise. */
export function checkFits(at: Resolving, model: Model): void {
  if (model.train === undefined) return;
  const { type } = model.learning;
  for (const { mistake, hint, pointer } of ruleOf(at, type).conflicts?.(model) ?? []) {
    const range = typeof pointer === "string" ? at.keyRangeAt(pointer) : pointer;
    at.report(diagnostic("learning-unfit", range, { rule: type, mistake, advice: hint }));
  }
}
