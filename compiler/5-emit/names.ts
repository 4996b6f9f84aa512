import { capitalized, nameOf, namer } from "../ir/identifier.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import type { Program } from "../ir/program.ts";
import { vocabularyIsKept } from "../language/columns/text-options.ts";
import { languageOf } from "../language/language.ts";

/** How generated code calls what people have named: fixed before anything is printed. */
export interface Names {
  /** Columns of categories that the network takes or gives, by name. */
  readonly categories: ReadonlyMap<string, CategoryNames>;
  /** The columns that carry a fitted scale with the parameters: every scale but `none`. */
  readonly scales: readonly FittedName[];
  /** The columns that carry with the parameters what takes the place of a missing value. */
  readonly fills: readonly FittedName[];
  /** The columns of texts that carry their vocabulary with the parameters. */
  readonly vocabularies: readonly FittedName[];
  /** The columns that carry the threshold of their answer with the parameters. */
  readonly thresholds: readonly FittedName[];
}

/** The list of a column's categories, and its type. */
export interface CategoryNames {
  readonly list: string;
  readonly type: string;
}

/** The field of Parameters that holds what a column has learnt. */
export interface FittedName {
  readonly name: string;
  readonly field: string;
}

/** Types and classes that generated code declares, or may take from the runtime. */
const ownTypes = [
  ...["Parameters", "Workspace", "Dataset", "Measures", "Input", "Prediction", "Row"],
  ...[
    "Arena",
    "Batches",
    "CategoryPrediction",
    "CategoryScores",
    "Kernels",
    "Picture",
    "PythonRandom",
    "RandomState",
    "Team",
    "TeamMember",
  ],
  ...["EarlyStopping", "PerceptronStopping", "TensorNames", "TrainingOptions", "TrainingProgress"],
  ...["KernelsRefusedError", "NotFiniteError", "WeightsError"],
];

/** Types of the language that generated code, or the runtime in a standalone file, speaks of. */
const globalTypes = [
  ...["ArrayBuffer", "ArrayBufferLike", "ArrayLike", "Error", "Float32Array", "Float64Array", "Generator"],
  ...[
    "Int32Array",
    "Iterable",
    "Omit",
    "Promise",
    "Readonly",
    "ReturnType",
    "Set",
    "Uint8Array",
    "Uint16Array",
    "Uint32Array",
  ],
];

/** Names for everything in a module that people have named; columns in the order of the dataset. */
export function namesOf(model: Model, program: Program): Names {
  const used = new Set([
    ...model.inputs.flatMap((input) => input.columns),
    ...model.outputs.flatMap((output) => output.target?.columns ?? []),
  ]);
  const columns = model.dataset?.columns.filter(({ name }) => used.has(name)) ?? [];
  return { categories: namesOfCategories(columns), ...namesOfFitted(model, columns, program) };
}

/** `country` → `countryCategories` and `Country`. */
function namesOfCategories(columns: readonly ColumnModel[]): Names["categories"] {
  const taken = new Set([...ownTypes, ...globalTypes]);
  const [uniqueType, uniqueList] = [namer(new Set(taken)), namer(new Set())];
  const of = ({ name }: ColumnModel): CategoryNames => {
    const own = capitalized(columnName(name));
    const type = uniqueType(taken.has(own) ? `${own}Category` : own);
    return { type, list: uniqueList(`${own.charAt(0).toLowerCase()}${own.slice(1)}Categories`) };
  };
  const categories = columns.filter((column) => column.type === "category");
  return new Map(categories.map((column) => [column.name, of(column)]));
}

/** `age` → `ageScale` and `ageFill`; `review` → `reviewVocabulary`; `left` → `leftThreshold`. */
function namesOfFitted(
  model: Model,
  columns: readonly ColumnModel[],
  program: Program,
): Pick<Names, "scales" | "fills" | "vocabularies" | "thresholds"> {
  const parameters = program.buffers.filter(({ role }) => role === "parameter").map(({ name }) => name);
  const unique = namer(new Set(parameters));
  const rules = languageOf(model).missing;
  const scaled = columns.filter(({ scale }) => scale.type !== "none");
  const filled = columns.filter(({ missing }) => rules[missing.type]?.effect === "fill");
  const decided = columns.filter(({ threshold }) => threshold !== undefined);
  const named = (name: string, part: string) => ({ name, field: unique(`${columnName(name)}${part}`) });
  return {
    scales: scaled.map(({ name }) => named(name, "Scale")),
    fills: filled.map(({ name }) => named(name, "Fill")),
    vocabularies: columns.filter(vocabularyIsKept).map(({ name }) => named(name, "Vocabulary")),
    thresholds: decided.map(({ name }) => named(name, "Threshold")),
  };
}

/** Here `_` only joins words: `visits_per_day` → `visitsPerDay`. */
function columnName(name: string): string {
  return nameOf("column", name.replaceAll("_", " "));
}
