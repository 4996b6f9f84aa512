import { describe, expect, it } from "vitest";
import { train } from "../../compiler/index.ts";
import type { Program } from "../../compiler/ir/program.ts";
import { compiled as compile } from "../compiled.ts";

/** A net of 3-2-1 that is trained on two rows, with the options of its first layer, its optimizer and its training. */
function net({ hidden = {}, optimizer = { type: "sgd", learningRate: 0.5 } as object, rows = 2, inputs = [1, 2, 3] }) {
  return JSON.stringify({
    name: "net",
    precision: "float32",
    dataset: { type: "inline", inputs: [inputs, inputs], targets: [[0], [0]] },
    layers: [
      { type: "dense", units: 2, useBias: false, ...hidden },
      { type: "dense", units: 1, useBias: false, weightsInitializer: { type: "constant", value: 1e10 } },
    ],
    loss: "meanAbsoluteError",
    optimizer,
    train: { iterations: 3, batchSize: rows },
  });
}

function programOf(text: string, tier: "loops" | "kernels" = "kernels"): Program {
  return compile(text, { file: "net.yaml", tier }).program();
}

/** The kernels that a function calls, in order. */
function kernelsOf({ functions }: Program, name: string): readonly string[] {
  const blocks = functions.find((each) => each.name === name)?.blocks ?? [];
  return blocks.flatMap(({ statements }) => statements.flatMap((each) => (each.kind === "kernel" ? [each.name] : [])));
}

describe("plain gradient descent", () => {
  it("is done by the product that makes the gradient, which is kept nowhere", () => {
    const program = programOf(net({}));
    expect(kernelsOf(program, "direction")).not.toContain("matrixProductTransposedLeft");
    expect(kernelsOf(program, "update")).toEqual(["descendByProduct", "descendByProduct"]);
    expect(program.buffers.map(({ name }) => name)).not.toContain("dense1WeightsGradient");
    expect(program.gradients).toMatchObject([
      { kind: "product", path: "dense1.weights", left: { buffer: "batchInput", width: 3 } },
      { kind: "product", path: "dense2.weights", left: { buffer: "dense1Output", width: 2 } },
    ]);
  });

  it.each([
    ["momentum", { optimizer: { type: "sgd", momentum: 0.9 } }],
    ["a limit on the gradient's norm", { optimizer: { type: "sgd", clipNorm: 1 } }],
    ["Adam", { optimizer: { type: "adam" } }],
    ["more than 1024 rows, whose sums outgrow the cache", { rows: 1025 }],
  ])("leaves the gradient where it was with %s", (_, change) => {
    const program = programOf(net(change));
    expect(kernelsOf(program, "direction")).toContain("matrixProductTransposedLeft");
    expect(program.gradients.map(({ kind }) => kind)).toEqual(["buffer", "buffer"]);
  });

  it("is a function of its own where loops do the work", () => {
    expect(programOf(net({}), "loops").gradients[0]).toMatchObject({ buffer: "dense1WeightsGradient" });
  });
});

describe("a gradient that is kept nowhere and would not be finite", () => {
  // One answer is 2 · 1e30 · 1e−8 · 1e10 = 2e32, the slope of the first layer's sums 1e10 / 2, the gradient 1e40.
  const far = net({ hidden: { weightsInitializer: { type: "constant", value: 1e-8 } }, inputs: [1e30, 0, 0] });

  it("stops the training before anything is changed, as one in memory does", async () => {
    const [loops, kernels] = await Promise.all(
      (["loops", "kernels"] as const).map((tier) => train(far, { file: "net.yaml", tier })),
    );
    expect(kernels?.diagnostics.map(({ text }) => text)).toEqual([
      "Training stopped at update 1: the gradient of dense1.weights is not finite.",
    ]);
    expect(kernels?.run).toMatchObject({ ending: "notFinite", iterations: 0 });
    expect(loops?.diagnostics).toEqual(kernels?.diagnostics);
    expect(kernels?.run?.bits).toBe(loops?.run?.bits);
  });
});
