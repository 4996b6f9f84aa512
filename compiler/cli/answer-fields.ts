import { isObject, type Json, type JsonObject } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { categoryAnswer } from "../run/category-answer.ts";

/** One cell of an answer in a table. */
export interface AnswerField {
  /** `passed`; `passed.yes` for the probability of a category, `outputs.2` for the second of several numbers. */
  readonly name: string;
  readonly value: string | number;
}

/**
 * A prediction as cells: a number under the name of its column; a category as its label and a probability (or score) for
 * each category; of `top`, the labels and their probabilities.
 */
export function answerFields(name: string, value: Json): readonly AnswerField[] {
  if (Array.isArray(value)) return listFields(name, value);
  const category = categoryAnswer(value);
  if (category !== undefined) return categoryFields(name, category.label, category.numbers, value as JsonObject);
  if (isObject(value)) return Object.entries(value).flatMap(([key, each]) => answerFields(key, each));
  return [{ name, value: typeof value === "number" ? value : String(value) }];
}

/** The name of what a network predicts, which the answer of a single output leaves out. */
export function answerName({ outputs: [only, ...others] }: Model, layer: string | undefined): string {
  if (layer !== undefined) return layer;
  if (only === undefined || others.length > 0) return "outputs";
  return only.target?.columns[0] ?? only.name;
}

function listFields(name: string, list: readonly Json[]): readonly AnswerField[] {
  const [only, ...others] = list;
  if (only !== undefined && others.length === 0) return answerFields(name, only);
  return list.flatMap((each, index) => answerFields(`${name}.${index + 1}`, each));
}

function categoryFields(name: string, label: string, numbers: JsonObject, { top }: JsonObject) {
  const each = Object.entries(numbers).map(([category, number]) => ({ name: `${name}.${category}`, value: number }));
  const ranked = Array.isArray(top) ? top.filter(isObject) : [];
  const listed = ranked.flatMap((one, index) => {
    const at = `${name}.top${index + 1}`;
    return [
      { name: at, value: one.label },
      { name: `${at}.${one.score === undefined ? "probability" : "score"}`, value: one.probability ?? one.score },
    ];
  });
  return [{ name, value: label }, ...each, ...listed] as readonly AnswerField[];
}
