import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { readRows } from "../../compiler/data/read-rows.ts";
import { loadNetwork } from "../../compiler/run/load-module.ts";
import { compiled } from "../compiled.ts";
import { root } from "../house/source-files.ts";

interface Reference {
  readonly loss: number;
  readonly parameters: readonly {
    readonly name: string;
    readonly scale: number;
    readonly offset: number;
    readonly some: readonly number[];
    readonly norm: number;
  }[];
}

const reference: Reference = JSON.parse(readFileSync(new URL("../references/resnet8.json", import.meta.url), "utf8"));

/** Number i of list k, as make_resnet8.py has it. */
function numberOf(i: number, k: number, scale: number): number {
  return ((((i * 7919 + k * 104729) % 2001) - 1000) / 1000) * scale;
}

/** `stack1.half.kernel` → `stack1HalfKernel`. */
function field(name: string): string {
  return name.replaceAll(/\.(.)/g, (_, letter: string) => letter.toUpperCase());
}

const images = Array.from({ length: 2 }, (_, row) =>
  Array.from({ length: 32 }, (_, y) =>
    Array.from({ length: 32 }, (_, x) =>
      Array.from({ length: 3 }, (_, c) => numberOf(((row * 32 + y) * 32 + x) * 3 + c, reference.parameters.length, 1)),
    ),
  ),
);
const digit = (which: number) => Array.from({ length: 10 }, (_, index) => (index === which ? 1 : 0));

it("resnet-8 makes PyTorch's step: its loss, every parameter and every moving average to 1e-9", async () => {
  const step = {
    extends: "./resnet-8.yaml",
    precision: "float64",
    dataset: { type: "inline", inputs: images, targets: [digit(3), digit(7)] },
    loss: "categoricalCrossentropy",
    optimizer: { type: "sgd", learningRate: 0.1 },
    train: { iterations: 1 },
  };
  const file = `${root}specs/step.yaml`;
  const compilation = compiled(JSON.stringify(step), { file, tier: "kernels" });
  const rows = readRows(compilation.model, { find: () => ({ searched: [] }) }).rows?.data.parts.training().part;
  const network = await loadNetwork(compilation);
  const parameters = network.createParameters();
  reference.parameters.forEach(({ name, scale, offset }, k) => {
    parameters[field(name)].forEach((_, i, values) => {
      values[i] = numberOf(i, k, scale) + offset;
    });
  });
  if (rows === undefined) throw new Error("there are no rows");
  const losses = [...(network.train?.(parameters, rows) ?? [])].map(({ loss }) => loss);

  expect(losses).toEqual([expect.closeTo(reference.loss, 9)]);
  for (const { name, some, norm } of reference.parameters) {
    const values = parameters[field(name)];
    const found = [0, Math.floor(values.length / 2), values.length - 1].map((i) => values[i]);
    expect(found, name).toEqual(some.map((value) => expect.closeTo(value, 9)));
    expect(Math.hypot(...values), name).toBeCloseTo(norm, 9);
  }
});
