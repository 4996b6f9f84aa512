import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loadNetwork, train } from "../../compiler/index.ts";
import { and, marks } from "../cli/specs.ts";
import { compiled as compile } from "../compiled.ts";

const before = process.env.XDG_CACHE_HOME;

beforeAll(() => {
  process.env.XDG_CACHE_HOME = mkdtempSync(join(tmpdir(), "netwright-cache-"));
});

afterAll(() => {
  if (before === undefined) delete process.env.XDG_CACHE_HOME;
  else process.env.XDG_CACHE_HOME = before;
});

describe("train, called from a program", () => {
  test("gives what was learnt, and what became of every claim", async () => {
    const { run, diagnostics } = await train(and, { file: "and.yaml" });
    expect(diagnostics).toEqual([]);
    expect(run).toMatchObject({ ending: "finished", iterations: 1, records: [{ iteration: 1, loss: 0.5 }] });
    expect(run?.bits).toBe(
      createHash("sha256")
        .update(run?.weights ?? "")
        .digest("hex"),
    );
    expect(run?.claims.map(({ subject, holds }) => ({ subject, holds }))).toEqual([
      { subject: "the answer to [1, 1]", holds: true },
      { subject: "dense1.bias", holds: true },
    ]);
  });

  test("gives the mistakes of a spec instead of throwing them", async () => {
    const { run, diagnostics } = await train(and.replace("sigmoid", "sigmoyd"), { file: "and.yaml" });
    expect(run).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "unknown-activation", range: { file: "and.yaml", line: 7 } }]);
  });

  test("gives the mistakes of the data", async () => {
    const { run, diagnostics } = await train(marks.replace("3,yes", "three,yes"), { file: "marks.yaml" });
    expect(run).toBeUndefined();
    expect(diagnostics).toMatchObject([{ code: "not-a-number", range: { line: 9 } }]);
  });

  test("changes values on the way", async () => {
    const { run } = await train(and, { file: "and.yaml", set: ["train.iterations=2", "optimizer.learningRate=2"] });
    expect(run?.iterations).toBe(2);
  });

  test("says when a claim's moment never came", async () => {
    const late = marks.replace("atLeast: 0.9", "after: 3, atLeast: 0.9");
    const { diagnostics } = await train(late, { file: "marks.yaml" });
    expect(diagnostics.map(({ text }) => text)).toEqual(["test.accuracy after 3 updates: the training ended after 2."]);
  });

  test("looks at gradients and hidden layers through the interpreter", async () => {
    // Every answer is ½: slopes (½ − t) · ¼ are ⅛, ⅛, ⅛, −⅛, of which each weight sees the rows where its input is 1.
    const claims = `
  gradients:
    - { name: dense1.weights, after: 0, is: [[0], [0]] }
    - { name: dense1.bias, after: 0, is: [0.25] }
  layers:
    - { name: dense1, inputs: [0, 1], after: 0, outputs: [0.5] }
    - { name: dense1, shape: [1] }
  counts: { parameters: 3, multiplyAdds: 2 }
`;
    const { run, diagnostics } = await train(and.trimEnd() + claims, { file: "and.yaml" });
    expect(diagnostics).toEqual([]);
    expect(run?.claims.map(({ holds }) => holds)).toEqual(Array(8).fill(true));
  });
});

describe("code that was built before", () => {
  test("is not built again, whatever the comments, the seed and the expectations say", async () => {
    const first = compile(marks, { file: "marks.yaml" });
    await loadNetwork(first);
    const again = compile(`# new\n${marks.replace(/expect:.*/s, "seed: 5\n")}`, { file: "elsewhere/marks.yaml" });
    const network = await loadNetwork({
      ...again,
      sharedCode: () => {
        throw new Error("built again");
      },
    });
    expect(typeof network.predict).toBe("function");
  });

  test("is built anew where the network differs", async () => {
    const folder = join(process.env.XDG_CACHE_HOME ?? "", "netwright");
    const count = readdirSync(folder).length;
    await loadNetwork(compile(marks.replace("learningRate: 1 ", "learningRate: 0.5 "), { file: "marks.yaml" }));
    expect(readdirSync(folder)).toHaveLength(count + 1);
  });
});
