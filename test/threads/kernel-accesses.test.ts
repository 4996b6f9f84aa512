import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { largestOf } from "../../compiler/ir/extent.ts";
import { kernelSignatures } from "../../compiler/ir/kernel-signatures.ts";
import type { KernelArgument, Statement } from "../../compiler/ir/loop.ts";
import type { Program } from "../../compiler/ir/program.ts";
import { createArena } from "../../runtime/arena.ts";
import { inSmall } from "../agreement/in-small.ts";
import { netsOf } from "../agreement/nets.ts";
import { randomSpec } from "../agreement/random-spec.ts";
import { randomWindows } from "../agreement/random-windows.ts";
import { compiled as compile } from "../compiled.ts";
import { exampleSpecs } from "../example-specs.ts";
import { boundsOf, rangeOf, type Situation, stepOf, touchedBy } from "./touched.ts";

type KernelStatement = Statement & { readonly kind: "kernel" };
type Kernel = (...given: readonly number[]) => void;

/** The kernels that were tried, by name. */
const tried = new Set<string>();

/**
 * Runs one thread's share of a kernel twice: on an arena full of numbers, and on one that holds them only where the table
 * says that this thread reads. Says where something was written that the table does not tell, or what came out otherwise.
 */
function untold(statement: KernelStatement, situation: Situation, thread: number): string | undefined {
  const { program, capacity } = situation;
  const numbers = largestOf(program.arena, capacity);
  const bytes = program.precision === "float32" ? 4 : 8;
  const { buffer, kernels, scratch } = createArena(
    numbers * bytes,
    program.scratch.fixed + program.scratch.perRow * capacity,
  );
  const arena =
    program.precision === "float32" ? new Float32Array(buffer, 0, numbers) : new Float64Array(buffer, 0, numbers);
  const first = arena.map((_, i) => 0.25 + ((i * 7919) % 1000) / 2000);
  const touches = touchedBy(statement, situation, thread);
  const within = (writes: boolean, i: number): boolean =>
    touches.some((touch) => touch.writes === writes && touch.start <= i && i < touch.end);
  const run = (given: typeof first): typeof first => {
    arena.set(given);
    const value = (argument: KernelArgument): number =>
      valueOf(argument, statement, situation, thread, { first, scratch, bytes });
    (kernels[`${statement.name}${bytes === 4 ? "Float32" : "Float64"}` as keyof typeof kernels] as Kernel)(
      ...statement.arguments.map(value),
    );
    return arena.slice();
  };
  const full = run(first);
  const little = run(first.map((x, i) => (within(false, i) ? x : Number.NaN)));
  tried.add(statement.name);
  for (let i = 0; i < numbers; i++) {
    if (within(true, i) ? !Object.is(full[i], little[i]) : full[i] !== first[i]) {
      return `${statement.name}, thread ${thread}: ${full[i]} at ${i} (${within(true, i) ? little[i] : first[i]})`;
    }
  }
  return undefined;
}

function valueOf(
  argument: KernelArgument,
  statement: KernelStatement,
  situation: Situation,
  thread: number,
  { first, scratch, bytes }: { readonly first: ArrayLike<number>; readonly scratch: number; readonly bytes: number },
): number {
  switch (argument.kind) {
    case "address":
      return rangeOf(argument.buffer, situation).start * bytes;
    case "count":
      return argument.count.times * (argument.count.rows ? situation.rows : 1);
    case "from":
    case "to":
      return boundsOf(statement, situation, thread)[argument.kind];
    case "scratch":
      return scratch;
    default: {
      const { value } = argument;
      if (value.kind === "number") return value.value;
      if (value.kind !== "element") throw new Error(`a kernel is given ${value.kind}`);
      return first[rangeOf(value.buffer, situation).start] as number;
    }
  }
}

function check(program: Program): void {
  for (const statement of stepOf(program)) {
    if (statement.kind !== "kernel") continue;
    const situation = { program, rows: 9, capacity: 10, threads: 2 };
    for (const thread of [0, 1]) expect(untold(statement, situation, thread)).toBeUndefined();
  }
}

describe("a kernel reads and writes just what its table of accesses tells", () => {
  const small = exampleSpecs.filter(({ name }) => !name.startsWith("digits"));

  it.each(small)("in $file", ({ file, fileName, text }) => {
    const program = compile(text, { file, tier: "kernels", set: inSmall(fileName) }).program();
    if (program.kernels) check(program);
  });

  it("in attention to steps that a mask keeps, between normalisations", () => {
    const spec = {
      dataset: { type: "inline", inputs: [Array(5).fill([1, 2, 3, 4])], targets: [[1, 0]] },
      layers: [
        { type: "masking", name: "kept" },
        "layerNormalization",
        { type: "multiHeadAttention", numHeads: 2, keyDim: 3, causal: true },
        { type: "dense", units: 6, activation: "gelu" },
        { type: "groupNormalization", groups: 3 },
        { type: "permute", dims: [2, 1] },
        "flatten",
        { type: "dense", units: 2, activation: "softmax" },
      ],
      loss: "categoricalCrossentropy",
      optimizer: { type: "adamW", learningRate: 0.01 },
      train: { iterations: 1 },
    };
    check(compile(JSON.stringify(spec), { file: "attention.yaml", tier: "kernels" }).program());
    const named = [
      "softmaxOfKept",
      "batchedProduct",
      "normalizeLastGradient",
      "centerLast",
      "swapAxes",
      "geluGradient",
    ];
    expect(named.filter((name) => !tried.has(name))).toEqual([]);
  });

  it(`in ${netsOf(200)} random nets`, () => {
    const property = fc.property(randomSpec, (spec) => {
      const program = compile(JSON.stringify(spec), { file: "random.yaml", tier: "kernels" }).program();
      if (program.kernels) check(program);
    });
    fc.assert(property, { seed: 22, numRuns: netsOf(200) });
  });

  it("in 40 random nets of windows over images and along sequences", () => {
    const property = fc.property(randomWindows, (spec) => {
      const program = compile(JSON.stringify(spec), { file: "random.yaml", tier: "kernels" }).program();
      if (program.kernels) check(program);
    });
    fc.assert(property, { seed: 25, numRuns: 40 });
  });

  it("in recurrent layers", () => {
    const dataset = {
      type: "inline",
      inputs: [
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      ],
      targets: [[1]],
    };
    const layers = [
      { type: "lstm", units: 5, returnSequences: true },
      { type: "gru", units: 4 },
      { type: "dense", units: 1 },
    ];
    const spec = {
      dataset,
      layers,
      loss: "meanSquaredError",
      optimizer: "sgd",
      train: { iterations: 1, batchSize: 10 },
    };
    check(compile(JSON.stringify(spec), { file: "recurrent.json", tier: "kernels" }).program());
  });

  afterAll(() => {
    const calls = Object.keys(kernelSignatures).filter((name) => tried.has(name));
    console.log(`kernels whose accesses were tried: ${calls.length} (${calls.join(", ")})`);
  });
});
