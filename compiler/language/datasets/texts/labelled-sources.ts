import type { Diagnostic } from "../../../diagnostics/diagnostic.ts";
import { isObject, type Json } from "../../../ir/json.ts";
import { pointerTo } from "../../../ir/json-pointer.ts";
import { type FileSource, fileSources, type MissingSource } from "../tabular/file-sources.ts";
import type { SourceOptions, SourceRequest } from "../tabular/source-request.ts";

/** A file and the category of its lines, where `files` is a map. */
export interface LabelledSource {
  readonly label?: string;
  readonly source: FileSource;
}

/** The files of a dataset by category, or a plain list of them. */
export type FilesOption = string | readonly string[] | { readonly [label: string]: string | readonly string[] };

/** The categories that `files` names; undefined where it is no map. */
export function labelsOf(files: Json | undefined): readonly string[] | undefined {
  return isObject(files) ? Object.keys(files) : undefined;
}

/** Finds every file, category after category. */
export function labelledSources(
  request: Omit<SourceRequest, "options"> & { readonly options: { readonly [key: string]: unknown } },
): readonly LabelledSource[] | MissingSource | Diagnostic {
  const { files } = request.options;
  if (!isObject(files as Json)) {
    const sources = fileSources(request as SourceRequest);
    return "code" in sources || "kind" in sources ? sources : sources.map((source) => ({ source }));
  }
  const found: LabelledSource[] = [];
  for (const [label, own] of Object.entries(files as { readonly [label: string]: string | readonly string[] })) {
    const options: SourceOptions = { files: own };
    const sources = fileSources({ ...request, options, ranges: rangesOf(request.ranges, label) });
    if ("code" in sources || "kind" in sources) return sources;
    found.push(...sources.map((source) => ({ label, source })));
  }
  return found;
}

/** The ranges as they would be if `files` were those of one category. */
function rangesOf(ranges: SourceRequest["ranges"], label: string): SourceRequest["ranges"] {
  const from = pointerTo("/files", label);
  const below = Object.entries(ranges).filter(([pointer]) => pointer === from || pointer.startsWith(`${from}/`));
  return Object.fromEntries(below.map(([pointer, range]) => [`/files${pointer.slice(from.length)}`, range]));
}
