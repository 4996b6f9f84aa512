import type { FittedColumns } from "../data/fitted-columns.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { categoryAnswer } from "../run/category-answer.ts";
import { type Contribution, contributions } from "../run/contributions.ts";
import { type AnswerField, answerFields } from "./answer-fields.ts";

/** Why a number of an answer is what it is: the contribution of each column, the largest first. */
export interface Explanation {
  /** `left.yes`: the probability of the category that is answered. */
  readonly of: string;
  readonly is: number;
  readonly columns: readonly Contribution[];
}

/** The most numbers of one answer that are explained. */
const mostNumbers = 10;

/** Explains answers. */
export interface Explainer {
  /** Explains the answer to a row, given what the network answers to a row; undefined where it cannot be explained. */
  readonly explain: (row: Json, answer: (row: Json) => Json | undefined) => readonly Explanation[] | undefined;
  /** Columns that have no part in an explanation. */
  readonly leftOut: readonly string[];
}

/** Explains the answers of a network to some rows; undefined where it cannot. */
export function explainer(
  model: Model,
  name: string,
  fitted: FittedColumns,
  rows: readonly Json[],
): Explainer | undefined {
  const found = contributions(model, fitted, rows);
  if (found === undefined) return undefined;
  const explain: Explainer["explain"] = (row, answer) => {
    const outputs = answer(row);
    const numbers = outputs === undefined ? [] : numbersOf(name, outputs);
    if (numbers.length > mostNumbers) return undefined;
    return numbers.map(({ name: of, value }) => {
      const columns = found.to(row, (other) => {
        const answered = answer(other);
        return answered === undefined ? undefined : fieldNamed(answerFields(name, answered), of);
      });
      return { of, is: value, columns: columns.toSorted((a, b) => Math.abs(b.change) - Math.abs(a.change)) };
    });
  };
  return { explain, leftOut: found.leftOut };
}

function fieldNamed(fields: readonly AnswerField[], of: string): number | undefined {
  const value = fields.find((field) => field.name === of && typeof field.value === "number")?.value;
  return typeof value === "number" ? value : undefined;
}

/** The numbers of an answer; of a category only that of its label. */
function numbersOf(name: string, outputs: Json): readonly { readonly name: string; readonly value: number }[] {
  const category = categoryAnswer(outputs);
  if (category !== undefined) {
    return [{ name: `${name}.${category.label}`, value: Number(category.numbers[category.label]) }];
  }
  const fields = answerFields(name, outputs);
  const labels = new Map(
    fields.flatMap((field) => (typeof field.value === "string" ? [[field.name, field.value]] : [])),
  );
  return fields.flatMap(({ name: field, value }) => {
    const owner = [...labels.keys()].find((label) => field.startsWith(`${label}.`));
    const isOther = owner !== undefined && field !== `${owner}.${labels.get(owner)}`;
    return typeof value === "number" && !isOther ? [{ name: field, value }] : [];
  });
}
