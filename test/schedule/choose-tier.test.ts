import { describe, expect, it } from "vitest";
import type { Tier } from "../../compiler/4-schedule/choose-tier.ts";
import type { FunctionName } from "../../compiler/ir/program.ts";
import { compiled as compile } from "../compiled.ts";

/** A net of 100-`units`-2 with an optimizer. */
function net(units: number, optimizer: object): string {
  return JSON.stringify({
    name: "net",
    dataset: { type: "inline", inputs: [Array(100).fill(0)], targets: [[0, 1]] },
    layers: [
      { type: "dense", units, activation: "relu" },
      { type: "dense", units: 2, activation: "softmax" },
    ],
    loss: "categoricalCrossentropy",
    optimizer,
    train: { iterations: 1, batchSize: 32 },
  });
}

/** The kernels that a function calls, in order. */
function kernelsOf(text: string, name: FunctionName, tier: Tier): readonly string[] {
  const program = compile(text, { file: "net.yaml", tier }).program();
  const blocks = program.functions.find((each) => each.name === name)?.blocks ?? [];
  return blocks.flatMap(({ statements }) => statements.flatMap((each) => (each.kind === "kernel" ? [each.name] : [])));
}

describe("the choice between loops and kernels", () => {
  const sgd = { type: "sgd", learningRate: 0.1 };

  it("gives large products to kernels and leaves small work to loops", () => {
    expect(kernelsOf(net(64, sgd), "forward", "auto")).toEqual(["affine", "affine"]);
    expect(kernelsOf(net(1, sgd), "forward", "auto")).toEqual([]);
    expect(kernelsOf(net(64, sgd), "update", "auto")).toEqual(["descendByProduct", "descendByProduct"]);
  });

  it("can be forced either way", () => {
    expect(kernelsOf(net(64, sgd), "forward", "loops")).toEqual([]);
    expect(kernelsOf(net(1, sgd), "forward", "kernels")).toEqual(["affine", "affine", "softmax"]);
  });

  it.each([
    [{ type: "sgd", momentum: 0.9 }, "descendWithMomentum"],
    [{ type: "sgd", momentum: 0.9, nesterov: true }, "descendWithNesterov"],
    [{ type: "adam" }, "adam"],
    [{ type: "adamW" }, "adamW"],
    [{ type: "rmsprop" }, "rmsprop"],
    [{ type: "rmsprop", momentum: 0.9 }, "rmspropWithMomentum"],
    [{ type: "rmsprop", centered: true }, "rmspropCentered"],
    [{ type: "rmsprop", centered: true, momentum: 0.9 }, "rmspropCenteredWithMomentum"],
  ])("does the whole update of %j in one pass, by %s, for all parameters where one is large", (optimizer, kernel) => {
    expect(kernelsOf(net(64, optimizer), "update", "auto")).toEqual([kernel, kernel, kernel, kernel]);
  });

  it("gives a kernel fewer elements where it does more with each: 800 weights to adam, but not to momentum", () => {
    expect(kernelsOf(net(8, { type: "adam" }), "update", "auto")).toEqual(["adam", "adam", "adam", "adam"]);
    expect(kernelsOf(net(8, { type: "sgd", momentum: 0.9 }), "update", "auto")).toEqual([]);
    expect(kernelsOf(net(4, { type: "adam" }), "update", "auto")).toEqual([]);
  });
});
