import { diagnostic } from "../diagnostics/diagnostic.ts";
import type { Resolving } from "./resolving.ts";

/** The network's name: as written, else the file's without its ending. It names folders, so it is no path. */
export function networkName(at: Resolving): string {
  const { name } = at.value;
  if (name === undefined) return nameOfFile(at.spec.file);
  if (!/^[\p{L}\p{N}][\p{L}\p{N} ._-]*$/u.test(name) || name.length > 100 || /[ .]$/.test(name)) {
    const why = "it is to name a folder";
    at.report(diagnostic("bad-name", at.rangeAt("/name"), { name, what: "a network", why }));
  }
  return name;
}

function nameOfFile(file: string): string {
  const last = file.split(/[\\/]/).at(-1) ?? "";
  const plain = last.replace(/\.ya?ml$/i, "").replaceAll(/[^\p{L}\p{N} ._-]+/gu, "-");
  return plain.replace(/^[^\p{L}\p{N}]+/u, "").replace(/[ .]+$/, "") || "network";
}
