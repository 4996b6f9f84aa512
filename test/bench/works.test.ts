import { describe, expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import type { Model } from "../../compiler/ir/model.ts";
import { countParameters } from "../../compiler/summary/counts.ts";
import { runProgram } from "../run-program.ts";

/** A work of the table as far as these tests look at it. */
interface Work {
  readonly key: string;
  readonly rows: number;
  readonly spec: string;
  readonly network?: { readonly precision: string; readonly optimizer: string };
}

const load = (file: string): Promise<unknown> => import(new URL(file, import.meta.url).href);
const { works, growths } = (await load("works.mjs")) as {
  readonly works: readonly Work[];
  readonly growths: readonly { readonly larger: Work; readonly smaller: Work }[];
};
const { workLines } = (await load("report.mjs")) as { readonly workLines: (rows: object[]) => readonly string[] };

const { readingLines } = (await load("reading.mjs")) as { readonly readingLines: (read: object) => readonly string[] };

function modelOf({ key, spec }: Work): Model {
  const { model, diagnostics } = compile(spec, { file: `${key}.yaml` });
  expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return model as Model;
}

describe("npm run bench", () => {
  // 784 · 128 + 128 + 128 · 10 + 10; LeNet-5 with 5×5 kernels on 28×28; 3 · 3 · 3 · 32 + … + 4096 · 128 + ….
  test.each([
    ["two-layer", 16],
    ["mlp-32-sgd", 101_770],
    ["mlp-128-adam", 101_770],
    ["lenet", 61_706],
    ["small-images", 545_098],
    // 3 · 3 · 3 · 32 + 32 + 3 · 3 · 32 + 32 + 32 · 64 + …; 3 · (3 · 64 · 64 + 64) + 64 · 10 + 10.
    ["depthwise", 8_778],
    ["sequences", 37_706],
    // 64 · 128 + 4 · (128 · 128 + 128) + 128 · 512 + 512 + 512 · 128 + 128 + 2 · 2 · 128 + 8192 · 10 + 10.
    ["transformer-block", 288_394],
    // (128 + 128 + 1) · 4 · 128, and two biases for the GRU; then 128 · 10 + 10.
    ["lstm", 132_874],
    ["gru", 100_362],
  ])("compiles %s, with the %i parameters that its peers are built with", (key, parameters) => {
    const model = modelOf(works.find((work) => work.key === key) as Work);
    expect(countParameters(model)).toBe(parameters);
  });

  test("gives Netwright and the peers the same precision, optimizer and batch", () => {
    for (const work of works) {
      const { precision, optimizer, train } = modelOf(work);
      expect({ precision, optimizer: optimizer?.type }).toEqual({
        precision: work.network?.precision,
        optimizer: work.network?.optimizer,
      });
      expect([work.rows, "all"]).toContain(train?.batchSize);
    }
  });

  test("compares networks of twice the depth, and of twice the width", () => {
    const layers = growths.map(({ larger, smaller }) => [larger, smaller].map((work) => modelOf(work).layers));
    const dense = layers.map((pair) => pair.map((each) => each.filter(({ type }) => type === "dense").length - 1));
    expect(dense).toEqual([
      [16, 8],
      [2, 2],
    ]);
  });

  test("times a contestant in a process of its own, which says how long the steps took that it was asked for", () => {
    const words = ["test/bench/contestant.mjs", "netwright", "two-layer"];
    const [ready, ten, thousand] = runProgram(words, { input: "10\n1000\n" })
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line));
    expect(ready).toEqual({ ready: true, parameters: 16 });
    expect(ten.seconds).toBeGreaterThan(0);
    expect(thousand.seconds).toBeGreaterThan(0);
  });

  test("has two threads take the steps together, where there are kernels to share out", () => {
    const words = (work: string) => ["test/bench/contestant.mjs", "netwright", work, "2"];
    const run = (work: string) => runProgram(words(work), { input: "20\n" });
    const [ready, twenty] = run("mlp-32-sgd").trim().split("\n");
    expect(JSON.parse(ready ?? "")).toEqual({ ready: true, parameters: 101_770 });
    expect(JSON.parse(twenty ?? "").seconds).toBeGreaterThan(0);
    expect(run("two-layer")).toBe('{"missing":"its loops are the work of one thread"}\n');
  });

  test("prints ratios of the peers' times to Netwright's, and who was not there", () => {
    const lines = workLines([
      {
        work: "3-4-1",
        threads: 1,
        netwright: 0.5e-6,
        peers: { "hand-written loop": 1e-6, NumPy: 12e-6 },
        ratios: { "hand-written loop": 2, NumPy: 24 },
        missing: { "jax-js": "not installed" },
        sanity: {},
        load: 0.25,
      },
    ]);
    expect(lines).toEqual([
      "3-4-1 (load 0.25)",
      "  netwright, 1 thread          0.500 µs",
      "  hand-written loop            1.000 µs  2.00 × Netwright's time",
      "  NumPy                       12.000 µs  24.0 × Netwright's time",
      "  jax-js was not measured: not installed",
      "  netwright / hand-written loop: 0.50 (at most 1.2)",
      "  NumPy / hand-written loop: 12.0 (at least 12)",
    ]);
  });

  test("prints what two threads make of a work, and compares both sides at their better number of threads", () => {
    const peers = { "PyTorch, 1 thread": 3e-3, "PyTorch, 2 threads": 2e-3 };
    const shared = { work: "LeNet-5", peers, missing: {}, sanity: { "PyTorch, 1 thread": 1.03e11 }, load: 0.5 };
    const ratios = (netwright: number) => Object.fromEntries(Object.entries(peers).map(([k, v]) => [k, v / netwright]));
    const rows = [2e-3, 1.25e-3].map((netwright, i) => ({
      ...shared,
      threads: i + 1,
      netwright,
      ratios: ratios(netwright),
    }));
    expect(workLines(rows)).toEqual([
      "LeNet-5 (load 0.50)",
      "  netwright, 1 thread          2.000 ms",
      "  netwright, 2 threads         1.250 ms  1.60 × as fast as one",
      "  PyTorch, 1 thread            3.000 ms  1.50 × and 2.40 × Netwright's time; its 1024³ product: 103 GFLOP/s",
      "  PyTorch, 2 threads           2.000 ms  1.00 × and 1.60 × Netwright's time",
      "  PyTorch / netwright, each at its better number of threads: 1.60",
    ]);
  });

  test("prints how a file is read beside other readers, and the ratios of time and memory", () => {
    const lines = readingLines({
      times: { netwright: { seconds: 1.5, megabytes: 200 }, pandas: { seconds: 1, megabytes: 300 } },
      missing: { "csv-parse": "not installed" },
      growth: 4.02,
      predict: 2.5,
    });
    expect(lines).toEqual([
      "A CSV file of 1,000,000 rows of 10 columns (55 MB)",
      "  netwright                 1.50 s    200 MB",
      "  pandas                    1.00 s    300 MB  Netwright takes 1.50 × its time, 0.667 × its memory",
      "  csv-parse was not measured: not installed",
      "  4,000,000 rows take 4.02 × the time of 1,000,000 (from 3.4 to 4.6 expected)",
      "  predict on 100,000 rows: 2.50 s (at most 3 s)",
    ]);
  });
});
