import { extname } from "node:path";

/** The dataset that reads files whose name ends so; `.gz` behind it changes nothing. */
const typesByEnding: { readonly [ending: string]: string } = {
  csv: "csv",
  tsv: "tsv",
  tab: "tsv",
  json: "json",
  ndjson: "ndjson",
  jsonl: "ndjson",
  parquet: "parquet",
  pq: "parquet",
  npz: "npz",
  npy: "npy",
};

/** The type of the dataset that reads a file, by the ending of its name; undefined for other endings. */
export function typeOfFile(path: string): string | undefined {
  const ending = extname(path.replace(/\.gz$/i, "")).slice(1).toLowerCase();
  return Object.hasOwn(typesByEnding, ending) ? typesByEnding[ending] : undefined;
}
