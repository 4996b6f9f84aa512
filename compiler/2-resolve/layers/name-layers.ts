import { diagnostic } from "../../diagnostics/diagnostic.ts";
import { nameAdvice } from "../../diagnostics/name-advice.ts";
import type { Resolving } from "../resolving.ts";
import type { GivenName } from "./unroll-layers.ts";

/**
 * Reports invalid and duplicate names; names must also differ without their dots, as in the generated code. True if all
 * names are valid and unique.
 */
export function checkNames(at: Resolving, names: readonly GivenName[]): boolean {
  const first = new Map<string, GivenName>();
  let unique = true;
  for (const each of names) {
    const { name, pointer } = each;
    const local = name.slice(name.lastIndexOf(".") + 1);
    const range = at.spec.ranges[`${pointer}/name`] ?? typeRange(at, pointer);
    const why = whyNot(local);
    const advice = nameAdvice(local);
    if (why !== undefined) at.report(diagnostic("bad-name", range, { name: local, what: "a layer", why, advice }));
    const other = first.get(joined(name));
    if (other === undefined) first.set(joined(name), each);
    else at.report(diagnostic("duplicate-layer", range, { name, line: typeRange(at, other.pointer).line }));
    if (other !== undefined || local === "input") unique = false;
  }
  return unique;
}

/** `stage1.conv` → `stage1Conv`, as in the generated code. */
function joined(name: string): string {
  return name.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
}

/** The source range of a layer: its type. */
export function typeRange(at: Resolving, pointer: string) {
  return at.spec.ranges[`${pointer}/type`] ?? at.rangeAt(pointer);
}

function whyNot(name: string): string | undefined {
  if (name === "input") return "it is reserved for the input of the network";
  if (name.length > 100) return "it is longer than 100 characters";
  if (!/^[A-Za-z]/.test(name)) return "it does not begin with a letter";
  const odd = /[^A-Za-z0-9_]/.exec(name)?.[0];
  return odd === undefined ? undefined : `it contains ${odd === " " ? "a space" : `"${odd}"`}`;
}
