import type { JsonObject } from "../../ir/json.ts";
import { categoryOrder } from "../../language/datasets/reading/category-order.ts";
import type { ColumnProfile } from "../profile/column-profile.ts";
import { chooseDate } from "./choose-date.ts";
import type { ColumnChoice } from "./column-choice.ts";
import { commonCategories } from "./common-categories.ts";
import { countText } from "./count-text.ts";
import { isCoded } from "./is-coded.ts";
import { isIdentifier } from "./is-identifier.ts";

/** Up to this share of missing numbers the median takes their place; above it, an input says that they were missing. */
const fewAreMissing = 0.05;

/** From this share of missing values on, a column says too little. */
const mostAreMissing = 0.95;

/** Numbers whose distribution is more skewed than this, none below 0, are taken as logarithms. */
const verySkewed = 3;

/** Up to this many different numbers have no distribution to speak of. */
const fewValues = 10;

/**
 * What becomes of a column that is not the target:
 *
 * - without values, with one value, or nearly empty: not used;
 * - numbers: an input, scaled to mean 0 and standard deviation 1; as logarithms first where they are very skewed; the
 *   median takes the place of up to 5 % missing ones, above that one more input says which were missing;
 * - whole numbers that only tell the rows apart (a run, or an identifier): kept beside the answers;
 * - whole numbers that are codes by their name (month, season, region): an input of categories;
 * - lists of equally many numbers: an input, scaled in the same way;
 * - texts that recur: an input of categories, the commonest where there are many, missing ones a category of their own;
 * - free texts (most rows differ, at least six words on average): an input of words;
 * - other texts of which every one differs: kept beside the answers; other texts are not used;
 * - dates: the parts of them that differ (year, month, weekday, hour); kept beside the answers where they cannot be read.
 */
export function chooseInput(column: ColumnProfile): ColumnChoice {
  const { name, kind, rows, missing, distinct } = column;
  const unused = (what: string) => ({ name, role: "exclude", what, done: "not used", written: {} }) as const;
  const kept = (what: string) =>
    ({ name, role: "keep", what, done: "kept beside the answers, not an input", written: {} }) as const;
  if (kind === "empty") return unused("empty");
  if (kind === "other") return unused("lists or maps");
  if (distinct === 1 && missing === 0) return unused("one value in all rows");
  if (missing > mostAreMissing * rows) return unused(`${countText(missing)} of ${countText(rows)} empty`);
  switch (kind) {
    case "number":
      return isIdentifier(column) ? kept("numbers the rows") : codedOrNumber(column);
    case "date":
      return chooseDate(column) ?? kept("date");
    case "vector":
      return vectorInput(column);
    case "text":
      if (isFreeText(column)) return textInput(column);
      if (distinct === rows) return kept("every row differs");
      return categoryInput(column) ?? unused("text, few rows alike");
  }
}

/** Words a row from which on a column of texts that differ is free text: names and titles have fewer. */
const wordsOfFreeText = 6;

function isFreeText({ rows, missing, distinct, counts }: ColumnProfile): boolean {
  if (distinct < (rows - missing) / 2) return false;
  let words = 0;
  for (const text of counts.keys()) words += text.trim().split(/\s+/).length;
  return words >= wordsOfFreeText * distinct;
}

/** Fewer words are learnt from fewer rows. */
function textInput({ name, rows, missing }: ColumnProfile): ColumnChoice {
  const maxTokens = rows < 2000 ? 1000 : 5000;
  const done = [
    `${countText(maxTokens)} words`,
    ...(missing > 0 ? [`${countText(missing)} empty, without words`] : []),
  ];
  return {
    name,
    role: "input",
    what: "free text",
    done: done.join("; "),
    written: { type: "text", maxTokens, outputMode: "tfIdf" },
  };
}

function codedOrNumber(column: ColumnProfile): ColumnChoice {
  return (isCoded(column) ? categoryInput(column) : undefined) ?? numberInput(column);
}

function numberInput({ name, rows, missing, distinct, na, numbers }: ColumnProfile): ColumnChoice {
  const isSkewed = numbers !== undefined && numbers.least >= 0 && distinct > fewValues && numbers.skewness > verySkewed;
  const rule = missing > fewAreMissing * rows ? "indicator" : "median";
  const written: JsonObject = {
    type: "number",
    scale: isSkewed ? { type: "log1p", standardize: true } : "standard",
    ...(missing > 0 && { missing: rule }),
    ...(na.length > 0 && { na: [...na] }),
  };
  const done = [
    ...(missing > 0 ? [`${countText(missing)} empty → missing: ${rule}`] : []),
    ...(isSkewed ? ["skewed → scale: log1p"] : []),
  ].join("; ");
  return { name, role: "input", what: "number", done, written };
}

function vectorInput({ name, missing, size = 0, shape = [size] }: ColumnProfile): ColumnChoice {
  const written: JsonObject = {
    type: "vector",
    shape: [...shape],
    scale: "standard",
    ...(missing > 0 && { missing: "skip" }),
  };
  const done = missing > 0 ? `${countText(missing)} empty → rows left out` : "";
  return { name, role: "input", what: `${size} numbers`, done, written };
}

function categoryInput(column: ColumnProfile): ColumnChoice | undefined {
  const { name, missing, counts } = column;
  const common = commonCategories(column);
  if (common === undefined) return undefined;
  const rare = counts.size - common.length;
  const written: JsonObject = {
    type: "category",
    categories: [...categoryOrder(common)],
    ...(missing > 0 && { missing: "category" }),
    unknown: rare > 0 ? "other" : "ignore",
  };
  const done = [
    ...(rare > 0 ? [`${countText(rare)} rare ones → other`] : []),
    ...(missing > 0 ? [`${countText(missing)} empty → missing: category`] : []),
  ].join("; ");
  return { name, role: "input", what: `category of ${countText(counts.size)}`, done, written };
}
