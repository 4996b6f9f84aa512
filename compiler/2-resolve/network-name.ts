import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Resolving } from "./resolving.ts";

/**
 * The network's name: as written, else the file's name without its extension. It is used as a folder name, so it cannot
 * be a path.
 */
export function networkName(at: Resolving): string {
  const { name } = at.value;
  if (name === undefined) return nameOfFile(at.spec.file);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) || name.length > 100 || /[ .]$/.test(name)) {
    const why = name.length > 100 ? "it is longer than 100 characters" : "it is used as the name of a folder";
    const rule = "Use letters, digits, spaces, points, hyphens and underscores, beginning with a letter or a digit";
    const advice = `${rule}: ${JSON.stringify(nameOfFile(name).slice(0, 100))}, for example.`;
    at.report(diagnostic("bad-name", at.rangeAt("/name"), { name, what: "a network", why, advice }));
  }
  return name;
}

/** The default name of a network: the file name without its extension, `.yaml` or `.netwright.yaml`. */
export function nameOfFile(file: string): string {
  const last = file.split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/(\.netwright)?\.ya?ml$/i, "").replaceAll(/[^\p{L}\p{N} ._-]+/gu, "-");
  return plain.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[ .]+$/, "") || "network";
}
