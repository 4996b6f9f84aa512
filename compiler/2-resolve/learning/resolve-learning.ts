import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { Json } from "../../ir/json.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { LearningModel, Model } from "../../ir/model.ts";
import type { LearningWord } from "../../language/define/learning.ts";
import { optionsOf, resolveOptions, typeOf } from "../resolve-thing.ts";
import type { Resolving } from "../resolving.ts";

/** The default learning rule. */
const defaultRule = "backpropagation";

/** The learning rule with all its options. */
export function resolveLearning(at: Resolving): LearningModel {
  const written = at.value.learning as Json | undefined;
  const type = typeOf(written, defaultRule);
  const own = { values: optionsOf(written), pointerOf: (name: string) => pointerTo("/learning", name) };
  return { type, options: resolveOptions(at, ruleOf(at, type).options, own, type, "/learning") };
}

/** The rule's name if it does not use targets: it neither minimizes a loss nor compares the outputs itself. */
export function ruleWithoutTargets(at: Resolving): string | undefined {
  const type = typeOf(at.value.learning as Json | undefined, defaultRule);
  const { takesLoss, targets } = ruleOf(at, type);
  return takesLoss || targets !== undefined ? undefined : type;
}

/** The learning rule of a type that stage 1 has accepted. */
export function ruleOf({ language }: Pick<Resolving, "language">, type: string): LearningWord {
  const word = language.learning[type];
  if (word === undefined) throw new Error(`stage 1 accepted the unknown learning rule "${type}"`);
  return word;
}

/** Reports what a rule does not use: a loss, an optimizer, or an unsupported optimizer. */
export function checkTaken(at: Resolving): void {
  const rule = typeOf(at.value.learning as Json | undefined, defaultRule);
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

/** Reports conflicts between the rule and an otherwise valid network. */
export function checkFits(at: Resolving, model: Model): void {
  if (model.train === undefined) return;
  const { type } = model.learning;
  for (const { mistake, hint, pointer } of ruleOf(at, type).conflicts?.(model) ?? []) {
    const range = typeof pointer === "string" ? at.keyRangeAt(pointer) : pointer;
    at.report(diagnostic("learning-unfit", range, { rule: type, mistake, advice: hint }));
  }
}
