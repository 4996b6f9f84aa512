import { basename } from "node:path";

/** The name of a spec for a file or folder: its name without extensions, other characters than letters and digits as hyphens. */
export function specNameFor(path: string): string {
  const [stem = ""] = basename(path).split(".");
  const name = stem.replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-+|-+$/g, "");
  return /^[A-Za-z]/.test(name) ? name : `data-${name}`.replace(/-$/, "");
}
