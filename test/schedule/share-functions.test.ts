import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../compiler/ir/loop.ts";
import type { Block, Program } from "../../compiler/ir/program.ts";
import { mapStatement } from "../../compiler/ir/walk.ts";
import { randomSpec } from "../agreement/random-spec.ts";
import { compiled as compile } from "../compiled.ts";
import { exampleSpecs } from "../example-specs.ts";

function programOf(text: string, tier: "loops" | "kernels", file = "net.yaml"): Program {
  return compile(text, { file, tier }).program();
}

/** The statements of a shared function with a caller's buffers in the place of its arrays, and lengths as numbers. */
function inlined(program: Program, { call }: Block): readonly Statement[] {
  const shared = program.sharedFunctions.find(({ name }) => name === call?.function);
  const given = new Map(shared?.parameters.map((name, index) => [name, call?.arguments[index] ?? ""]));
  const buffer = (name: string): string => given.get(name) ?? name;
  const statements = (shared?.statements ?? []).map((each) =>
    mapStatement(each, { index: (index) => index, name: (name) => name, buffer }),
  );
  return JSON.parse(JSON.stringify(statements), (_, value) => {
    if (value?.lengthOf === undefined) return value;
    const { lengthOf, ...rest } = value;
    const size = program.buffers.find(({ name }) => name === lengthOf)?.size;
    return { ...rest, count: { rows: false, times: size?.fixed } };
  });
}

/** Statements without barriers at both ends, their locals numbered: shared functions have names of their own for them. */
function comparable(statements: readonly Statement[]): string {
  const locals = new Map<string, string>();
  const number = (name: string): string => {
    locals.set(name, locals.get(name) ?? `local${locals.size}`);
    return locals.get(name) ?? "";
  };
  const kept = statements.filter(({ kind }, i) => kind !== "barrier" || (i > 0 && i < statements.length - 1));
  return JSON.stringify(
    kept.map((each) => mapStatement(each, { index: (index) => index, name: number })),
    undefined,
    1,
  );
}

function callsOf({ functions }: Program): readonly Block[] {
  return functions.flatMap(({ blocks }) => blocks.filter(({ call }) => call !== undefined));
}

describe("a shared function with a caller's buffers is what the caller's block says", () => {
  it.each(exampleSpecs)("in $file", ({ file, text }) => {
    for (const tier of ["loops", "kernels"] as const) {
      const program = programOf(text, tier, file);
      for (const block of callsOf(program)) {
        expect(comparable(inlined(program, block))).toBe(comparable(block.statements));
      }
    }
  });

  it("in 100 random nets", () => {
    const property = fc.property(randomSpec, fc.constantFrom("loops" as const, "kernels" as const), (spec, tier) => {
      const program = programOf(JSON.stringify(spec), tier);
      for (const block of callsOf(program)) {
        expect(comparable(inlined(program, block))).toBe(comparable(block.statements));
      }
    });
    fc.assert(property, { seed: 5, numRuns: 100 });
  });
});

describe("functions are shared", () => {
  const net = (layers: readonly object[], optimizer: object): string =>
    JSON.stringify({
      name: "net",
      dataset: { type: "inline", inputs: [[1, 2]], targets: [[0, 1]] },
      layers,
      loss: "meanSquaredError",
      optimizer,
      train: { iterations: 1, batchSize: 1 },
    });
  const dense = (units: number): object => ({ type: "dense", units, activation: "tanh" });

  it("by layers of the same sizes: 2-2-2 has one forward function, 2-3-2 none", () => {
    const forwards = (units: number) =>
      programOf(net([dense(units), dense(2)], { type: "sgd" }), "loops").sharedFunctions.filter(
        ({ within }) => within === "forward",
      );
    expect(forwards(2).map(({ owners, parameters }) => ({ owners, parameters }))).toEqual([
      { owners: ["dense1", "dense2"], parameters: ["inputs", "weights", "bias", "output"] },
    ]);
    expect(forwards(3)).toEqual([]);
  });

  it("by an optimizer's steps of all parameters, whatever their sizes", () => {
    const { sharedFunctions } = programOf(net([dense(3), dense(2)], { type: "adam" }), "loops");
    const steps = sharedFunctions.filter(({ within }) => within === "update");
    expect(steps.map(({ owners, parameters }) => ({ owners, parameters }))).toEqual([
      {
        owners: ["dense1Weights", "dense1Bias", "dense2Weights", "dense2Bias"],
        parameters: ["parameter", "gradient", "mean", "meanSquare"],
      },
    ]);
  });

  it("by the steps of small and large parameters, all by the kernel", async () => {
    const compiled = compile(net([dense(2000), dense(2), dense(2)], { type: "adam" }), {
      file: "net.yaml",
      tier: "auto",
    });
    const code = await compiled.code("net.ts");
    expect(code).toContain(
      "for (const name of fieldsOf(w.gradient)) adam(w, p[name], w.gradient[name], w.mean[name], w.meanSquare[name]);",
    );
    expect(code.match(/kernels\.adamFloat32\(/g)).toHaveLength(1);
  });
});
