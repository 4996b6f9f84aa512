import { array, constantFrom, assert as hold, integer, property, tuple } from "fast-check";
import { describe, it } from "vitest";
import { applySetting } from "../../compiler/1-parse/apply-set.ts";
import { parse } from "../../compiler/1-parse/parse.ts";
import { resolve } from "../../compiler/2-resolve/resolve.ts";
import { printDiagnostic } from "../../compiler/diagnostics/print-diagnostic.ts";
import { exampleSpecs } from "../example-specs.ts";
import { filesInMemory } from "./files-in-memory.ts";

const specs = exampleSpecs.map(({ text }) => text);
const noFiles = { find: () => ({ searched: ["."] }) };

/** Words that are put where they do not belong: values of other kinds, names of other things, signs of YAML. */
const strangers = constantFrom(
  ..."0 -1 2.5 1e400 4294967296 null true [] {} [[]] [1,2] {a:1} dense relu adam input inputs constructor __proto__".split(
    " ",
  ),
  ..."extends: ./spec.yaml ./base.yaml parameters: $width $$ $(x) x-y language: name:".split(" "),
  ..."layers train type *x &x !x | > ? : - # ' \" { } [ ] , ".split(" "),
  "\t",
  "\n",
  "\u0000",
  "\u2028",
  "",
);

/** One change: at which word or sign of the text, and what stands there then. */
const change = tuple(integer({ min: 0, max: 100_000 }), strangers);

/** The text with some of its words replaced. */
function mangled(text: string, changes: readonly (readonly [number, string])[]): string {
  const pieces = text.split(/(\s+|[:,[\]{}])/);
  for (const [at, stranger] of changes) pieces[at % pieces.length] = stranger;
  return pieces.join("");
}

describe("a spec, whatever is wrong with it,", () => {
  it("gets diagnostics and never an exception", () => {
    const mangledSpec = property(
      constantFrom(...specs),
      array(change, { minLength: 1, maxLength: 4 }),
      (text, changes) => {
        const written = mangled(text, changes);
        const { spec, diagnostics } = parse(written, "spec.yaml");
        const resolved = spec === undefined ? [] : resolve(spec, noFiles).diagnostics;
        for (const diagnostic of [...diagnostics, ...resolved]) printDiagnostic(diagnostic, written);
        if (spec === undefined && diagnostics.length === 0) throw new Error("neither a spec nor a diagnostic");
      },
    );
    hold(mangledSpec, { numRuns: 400 });
  });

  it("also where it extends another one that is as wrong", () => {
    const changes = array(change, { maxLength: 4 });
    const two = property(constantFrom(...specs), changes, changes, (text, ofBase, ofOwn) => {
      const base = mangled(`parameters: { width: 4 }\n${text}`, ofBase);
      const own = mangled(
        "extends: ./base.yaml\nparameters: { width: 8 }\nlayers: { dense1: { units: $width } }\n",
        ofOwn,
      );
      const files = filesInMemory({ "base.yaml": base });
      const { spec, diagnostics } = parse(own, "spec.yaml", { files });
      const set = spec === undefined ? undefined : applySetting(spec, "parameters.width=3");
      const resolved = spec === undefined ? [] : resolve(spec, files).diagnostics;
      for (const diagnostic of [...diagnostics, ...(set?.diagnostics ?? []), ...resolved]) {
        printDiagnostic(diagnostic, { "spec.yaml": own, "base.yaml": base });
      }
      if (spec === undefined && diagnostics.length === 0) throw new Error("neither a spec nor a diagnostic");
    });
    hold(two, { numRuns: 300 });
  });
});
