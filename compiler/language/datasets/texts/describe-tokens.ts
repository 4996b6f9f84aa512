import { type Diagnostic, diagnostic } from "../../../diagnostics/diagnostic.ts";
import type { Json, JsonObject } from "../../../ir/json.ts";
import type { ColumnModel } from "../../../ir/model.ts";
import type { DatasetDescription, DescribeRequest } from "../../define/dataset.ts";
import type { Encoding } from "../reading/text-source.ts";
import { writtenColumn, writtenColumns } from "../reading/written-columns.ts";
import { labelledSources } from "./labelled-sources.ts";
import { type TokenCorpus, tokenCorpus } from "./token-corpus.ts";
import type { TokenValues } from "./token-options.ts";
import { tokenVocabulary } from "./token-vocabulary.ts";

/** Splits that may put rows which share tokens into different parts. */
const leaking = ["random", "stratified", "kFold", "stratifiedKFold"];

/** The columns of rows of tokens. Files are opened only where the spec does not list the tokens. */
export function describeTokens(request: DescribeRequest, values: TokenValues): DatasetDescription {
  const { options, range, ranges } = request;
  const written = writtenColumn(writtenColumns(options), "tokens").options.categories;
  const read = Array.isArray(written) || values.vocabulary !== undefined ? undefined : corpusOf(request, values);
  if (read !== undefined && "code" in read) return { columns: [], named: true, diagnostics: [read] };
  const corpus = () => read ?? { kind: "corpus" as const, rows: [], diagnostics: [] };
  const categories = Array.isArray(written)
    ? written.map(String)
    : tokenVocabulary(values, corpus, options.split as Json | undefined);
  const column = (name: string, of: Partial<ColumnModel>): Partial<ColumnModel> => {
    return { name, type: "category", shape: [values.length], steps: values.length, categories, ...of };
  };
  const leaks = (values.stride ?? values.length) < values.length ? leakingSplit(options.split) : undefined;
  return {
    columns: [column("tokens", { encoding: "index" }), column("next", {})],
    inputs: { input: ["tokens"] },
    targets: { next: ["next"] },
    named: true,
    diagnostics: leaks === undefined ? [] : [diagnostic("window-leaks", ranges["/split#"] ?? range, { split: leaks })],
  };
}

function corpusOf(request: DescribeRequest, values: TokenValues): TokenCorpus | Diagnostic {
  const sources = labelledSources(request);
  if ("code" in sources) return sources;
  if ("kind" in sources) return diagnostic("data-needed", sources.range, { ...sources, key: "dataset.vocabulary" });
  return tokenCorpus(sources, values, request.options.encoding as Encoding | undefined);
}

function leakingSplit(split: unknown): string | undefined {
  const type = (split as JsonObject | undefined)?.type;
  return typeof type === "string" && leaking.includes(type) ? type : undefined;
}
