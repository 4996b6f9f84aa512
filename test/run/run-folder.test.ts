import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isRunOf, mayHold } from "../../compiler/run/run-folder.ts";
import { writeRun } from "../../compiler/run/write-run.ts";

const spec = `name: and
about: Both.
seed: 0

train:
  iterations: 1

expect:
  metrics:
    - { name: loss, is: 0.5 }

sweep: { values: { seed: [1, 2] } }
`;

function folder(): string {
  return join(mkdtempSync(join(tmpdir(), "netwright-run-")), "run");
}

const weights = Uint8Array.of(1, 2, 3);

test("a run is its spec, a line of JSON for each record, and the bytes of the weights", () => {
  const into = folder();
  writeRun(into, { weights, metrics: [{ iteration: 1, loss: 0.5 }, { iteration: 2 }], spec });
  expect(readFileSync(join(into, "spec.yaml"), "utf8")).toBe(spec);
  expect(readFileSync(join(into, "metrics.ndjson"), "utf8")).toBe('{"iteration":1,"loss":0.5}\n{"iteration":2}\n');
  expect([...readFileSync(join(into, "weights.safetensors"))]).toEqual([1, 2, 3]);
});

test("a folder may hold another run of the same spec, whatever it is about, expects and sweeps over", () => {
  const into = folder();
  expect(mayHold(into, spec)).toBe(true);
  writeRun(into, { weights, metrics: [], spec });
  expect(mayHold(into, spec)).toBe(true);
  expect(mayHold(into, spec.replace("Both", "Or").replace("    - { name: loss, is: 0.5 }\n", "    []\n"))).toBe(true);
  expect(mayHold(into, spec.replace(/expect:\n.*\n.*\n\n/, ""))).toBe(true);
  expect(mayHold(into, spec.replace("[1, 2]", "[1, 3]"))).toBe(true);
});

test("a folder may not hold a run of another spec", () => {
  const into = folder();
  writeRun(into, { weights, metrics: [], spec });
  expect(mayHold(into, spec.replace("iterations: 1", "iterations: 2"))).toBe(false);
  expect(mayHold(into, spec.replace("seed: 0", "seed: 1"))).toBe(false);
  expect(isRunOf(folder(), spec)).toBe(false);
});

test("a folder with weights that nobody knows the spec of is left alone", () => {
  const into = folder();
  mkdirSync(into);
  expect(mayHold(into, spec)).toBe(true);
  writeFileSync(join(into, "weights.safetensors"), weights);
  expect(mayHold(into, spec)).toBe(false);
});
