import type { WeightedNetwork } from "../api/trained.ts";
import { fittedIn } from "../data/fitted-columns.ts";
import type { Json } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import type { Answer } from "../run/answer.ts";
import { tensorsOf } from "../run/tensors.ts";
import { answerName } from "./answer-fields.ts";
import type { AnsweredRow } from "./answer-file.ts";
import { explainer } from "./explanation.ts";
import type { GivenRow } from "./given-row.ts";

/** Answers that are explained, and the columns that have no part in the explanations. */
export interface ExplainedAnswers {
  readonly answers: readonly AnsweredRow[];
  readonly leftOut: readonly string[];
}

/** The answers with the contribution of each column; undefined if this network's answers cannot be explained. */
export function explainAnswers(
  model: Model,
  { network, parameters }: WeightedNetwork,
  rows: readonly GivenRow[],
  answers: readonly AnsweredRow[],
  answer: (row: Json) => Answer,
  layer: string | undefined,
): ExplainedAnswers | undefined {
  const fitted = fittedIn(tensorsOf(network.writeParameters(parameters)).values());
  const found = explainer(
    model,
    answerName(model, layer),
    fitted,
    rows.map(({ row }) => row),
  );
  if (found === undefined) return undefined;
  const outputsOf = (row: Json) => {
    const answered = answer(row);
    return "outputs" in answered ? answered.outputs : undefined;
  };
  const explained: AnsweredRow[] = [];
  for (const [index, answered] of answers.entries()) {
    const explanation = found.explain((rows[index] as GivenRow).row, outputsOf);
    if (explanation === undefined) return undefined;
    explained.push({ ...answered, explanation });
  }
  return { answers: explained, leftOut: found.leftOut };
}
