import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { weightsGiven } from "../../compiler/cli/weights-given.ts";
import { brokenOff, runFile } from "../../compiler/run/run-files.ts";
import { keepRun, type RunRecord, writeRun } from "../../compiler/run/write-run.ts";

const base = (): string => join(mkdtempSync(join(tmpdir(), "netwright-runs-")), "net");

/** A run of `spec: <name>` whose weights are one byte. */
function run(name: string, byte: number, more: Partial<RunRecord> = {}): RunRecord {
  return { spec: `spec: ${name}\n`, metrics: [{ iteration: byte }], weights: Uint8Array.of(byte), ...more };
}

const interrupted = { brokenOff: { ending: "interrupted", iteration: 3 } } as const;
const read = (folder: string, file: string): string => readFileSync(join(folder, file)).toString("latin1");

/** Spec, metrics and weights of the run in a folder, as a reader finds them. */
function found(folder: string): readonly string[] {
  return (["spec", "metrics", "weights"] as const).map((name) =>
    readFileSync(runFile(folder, name)).toString("latin1"),
  );
}

const first = ["spec: a\n", '{"iteration":1}\n', "\x01"];
const second = ["spec: a\n", '{"iteration":2}\n', "\x02"];

describe("the files of a run change together", () => {
  it("and nothing else is left in the folder", () => {
    const folder = base();
    writeRun(folder, run("a", 1));
    writeFileSync(join(folder, "notes.txt"), "mine");
    writeRun(folder, run("a", 2));
    expect(found(folder)).toEqual(second);
    expect(readdirSync(folder).sort()).toEqual(["metrics.ndjson", "notes.txt", "spec.yaml", "weights.safetensors"]);
  });

  it("where the writer was killed before all were written: the old run stays, what was written goes at the next run", () => {
    const folder = base();
    writeRun(folder, run("a", 1));
    const host = hostname().replaceAll(/[^\w.]/g, "_");
    const half = join(folder, `.netwright-${host}-4194305-0123abcd`);
    mkdirSync(half);
    writeFileSync(join(half, "spec.yaml"), "spec: a\n");
    expect(found(folder)).toEqual(first);
    writeRun(folder, run("a", 2));
    expect(existsSync(half)).toBe(false);
  });

  it("where the writer was killed while it moved them: readers see the new run, and the next writer moves the rest", async () => {
    const folder = base();
    writeRun(folder, run("a", 2));
    // The spec was moved, metrics and weights were not.
    mkdirSync(join(folder, ".netwright-next"));
    for (const file of ["metrics.ndjson", "weights.safetensors"]) {
      renameSync(join(folder, file), join(folder, ".netwright-next", file));
      writeFileSync(join(folder, file), "old");
    }
    expect(found(folder)).toEqual(second);
    const given = await weightsGiven({ weights: folder });
    expect(typeof given === "object" && [...given.bytes]).toEqual([2]);
    writeRun(folder, run("a", 2, interrupted));
    expect(found(folder)).toEqual(["spec: a\n", '{"iteration":2}\n{"ending":"interrupted","iteration":3}\n', "\x02"]);
    expect(readdirSync(folder)).toEqual(["metrics.ndjson", "spec.yaml", "weights.safetensors"]);
  });

  it("or not at all, and a folder that was made for them goes", () => {
    const folder = base();
    const unwritable = run("a", 1, {
      metrics: [
        {
          toJSON: () => {
            throw new Error("no line");
          },
        },
      ],
    });
    expect(() => writeRun(folder, unwritable)).toThrow("no line");
    expect(existsSync(folder)).toBe(false);
  });
});

describe("a run is kept", () => {
  it("where the folder is empty, whoever made it", () => {
    const folder = base();
    mkdirSync(folder);
    expect(keepRun(folder, run("a", 1))).toBe(folder);
  });

  it("in the next folder where a run of another spec has come first", () => {
    const folder = base();
    expect(["a", "b", "c", "b"].map((spec, index) => keepRun(folder, run(spec, index)))).toEqual([
      folder,
      `${folder}-2`,
      `${folder}-3`,
      `${folder}-2`,
    ]);
    expect(read(`${folder}-2`, "weights.safetensors")).toBe("\x03");
    expect(writeRun(folder, run("b", 9))).toBe(false);
    expect(read(folder, "weights.safetensors")).toBe("\x00");
  });

  it("beside a finished one where it was broken off", () => {
    const folder = base();
    keepRun(folder, run("a", 1));
    expect(keepRun(folder, run("a", 2, interrupted))).toBe(`${folder}-unfinished`);
    expect(keepRun(folder, run("a", 3, interrupted))).toBe(`${folder}-unfinished`);
    expect(found(folder)).toEqual(first);
    expect(brokenOff(folder)).toBeUndefined();
    expect(brokenOff(`${folder}-unfinished`)).toEqual({ ending: "interrupted", iteration: 3 });
  });

  it("in the place of one that was broken off", () => {
    const folder = base();
    expect(keepRun(folder, run("a", 1, interrupted))).toBe(folder);
    expect(keepRun(folder, run("a", 2, interrupted))).toBe(folder);
    expect(keepRun(folder, run("a", 2))).toBe(folder);
    expect(brokenOff(folder)).toBeUndefined();
  });
});
