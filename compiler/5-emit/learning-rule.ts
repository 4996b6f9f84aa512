import type { Model } from "../ir/model.ts";
import type { LearningWord } from "../language/define/learning.ts";
import { languageOf } from "../language/language.ts";

/** The learning rule of a model. */
export function ruleOf(model: Model): LearningWord {
  const { type } = model.learning;
  const rule = languageOf(model).learning[type];
  if (rule === undefined) throw new Error(`there is no learning rule "${type}"`);
  return rule;
}
