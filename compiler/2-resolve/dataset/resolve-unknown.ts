import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { pointerTo } from "../../ir/json-pointer.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { Resolving } from "../resolving.ts";
import type { ResolvedColumn } from "./resolve-missing.ts";

/** What a category that is not listed means in an input. */
export function resolveUnknown(at: Resolving, column: ResolvedColumn): Pick<ColumnModel, "unknown"> {
  const { options, name, pointer, written } = column;
  const found = mistake(column);
  if (found !== undefined) {
    const { key, ...problem } = found;
    const isOwn = key in written.options;
    const range = isOwn ? at.keyRangeAt(pointerTo(pointer, key)) : at.keyRangeAt("/dataset/defaults");
    at.report(diagnostic("column-unfit", range, { name, ...problem }));
  }
  const { unknown } = options;
  return !column.isTarget && (unknown === "other" || unknown === "ignore") ? { unknown } : {};
}

interface Mistake {
  readonly key: string;
  readonly problem: string;
  readonly advice: string;
}

function mistake({ options, written, isTarget, categories = [] }: ResolvedColumn): Mistake | undefined {
  const { unknown = "error", topK, minimumCount, encoding } = options;
  if (isTarget) return mistakeOfTarget(written.options);
  if (unknown === "ignore" && encoding === "index") {
    const problem = "is its index alone, and no index stands for none of the categories";
    return { key: "unknown", problem, advice: "Write unknown: other, which is one more index." };
  }
  const [key, kept] = topK === undefined ? ["minimumCount", minimumCount] : ["topK", topK];
  if (kept !== undefined && unknown === "error") {
    const problem = `keeps some of its categories (\`${key}: ${kept}\`), and the others would be mistakes`;
    return { key, problem, advice: "Write what they mean: unknown: other, or unknown: ignore." };
  }
  if (typeof topK === "number" && categories.length > topK) {
    const problem = `lists ${categories.length} categories and keeps ${topK}`;
    return {
      key: "topK",
      problem,
      advice: "List those to keep, or leave `categories:` out: then the commonest are kept.",
    };
  }
  return undefined;
}

/** Every category of a target is listed: the network learns to choose one of them. */
function mistakeOfTarget(options: ResolvedColumn["options"]): Mistake | undefined {
  const key = ["unknown", "minimumCount"].find((each) => each in options && options[each] !== "error");
  if (key === undefined) return undefined;
  const problem = `is a target, of which every category is listed: \`${key}\` is for inputs`;
  return { key, problem, advice: "To leave rows with other categories out, leave them out of the data." };
}
