import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Statement } from "../../compiler/ir/loop.ts";
import type { Program } from "../../compiler/ir/program.ts";
import { startOfShare } from "../../runtime/team.ts";
import { netsOf } from "../agreement/nets.ts";
import { randomSpec } from "../agreement/random-spec.ts";
import { compiled as compile } from "../compiled.ts";
import { exampleSpec, exampleSpecs } from "../example-specs.ts";
import { isShared, type Situation, stepOf, type Touch, touchedBy } from "./touched.ts";

/** Two threads that touch the same number with no barrier in between, one of them writing; nothing where there are none. */
function race(situation: Situation, step: readonly Statement[]): string | undefined {
  const since: { readonly thread: number; readonly touch: Touch }[] = [];
  for (const statement of step) {
    if (statement.kind === "barrier") since.length = 0;
    for (let thread = 0; thread < situation.threads; thread++) {
      for (const touch of touchedBy(statement, situation, thread)) {
        const other = since.find((before) => before.thread !== thread && meet(before.touch, touch));
        if (other) return `thread ${thread} in ${touch.what}, thread ${other.thread} in ${other.touch.what}`;
        since.push({ thread, touch });
      }
    }
  }
  return undefined;
}

function meet(a: Touch, b: Touch): boolean {
  return (a.writes || b.writes) && a.start < b.end && b.start < a.end;
}

const situations = [
  { rows: 5, capacity: 5, threads: 2 },
  { rows: 3, capacity: 7, threads: 3 },
  { rows: 37, capacity: 40, threads: 8 },
] as const;

/** The first race of a program in any situation. */
function raceIn(program: Program, step = stepOf(program)): string | undefined {
  return situations.map((each) => race({ program, ...each }, step)).find((found) => found !== undefined);
}

function programOf(text: string, file: string, tier: "auto" | "kernels"): Program {
  return compile(text, { file, tier }).program();
}

describe.each(["auto", "kernels"] as const)("with tier %s, no two threads meet in memory without a barrier", (tier) => {
  it.each(exampleSpecs)("in $file", ({ file, text }) => {
    const program = programOf(text, file, tier);
    if (isShared(program)) expect(raceIn(program)).toBeUndefined();
  });

  it(`in ${netsOf(300)} random nets`, () => {
    const property = fc.property(randomSpec, (spec) => {
      const program = programOf(JSON.stringify(spec), "random.yaml", tier);
      if (isShared(program)) expect(raceIn(program)).toBeUndefined();
    });
    fc.assert(property, { seed: 21, numRuns: netsOf(300) });
  });
});

describe("the barriers of digits-lenet", () => {
  const program = programOf(exampleSpec("digits-lenet").text, "specs/digits-lenet.yaml", "auto");
  const step = stepOf(program);
  const barriers = step.flatMap(({ kind }, index) => (kind === "barrier" ? [index] : []));

  it("are one in the whole update: every parameter waits for the same rate", () => {
    const blocks = program.functions.find(({ name }) => name === "update")?.blocks ?? [];
    const met = blocks.filter(({ statements }) => statements.some(({ kind }) => kind === "barrier"));
    expect(met.map(({ owner }) => owner)).toEqual(["conv2d1Kernel"]);
  });

  it("are needed: without any of those inside a function, threads meet", () => {
    // The last of loss and of direction let all threads look at what these have made, which the replay does not see.
    const ends = ["loss", "direction"].map((name) =>
      program.functions
        .find((each) => each.name === name)
        ?.blocks.at(-1)
        ?.statements.at(-1),
    );
    const inner = barriers.filter((index) => !ends.includes(step[index]));
    const idle = inner.filter((index) => raceIn(program, step.toSpliced(index, 1)) === undefined);
    expect(inner.length).toBe(9);
    expect(idle).toEqual([]);
  });
});

describe("a thread's share", () => {
  it("begins where the one before ends, in blocks of four, and the shares are all of the work", () => {
    const property = fc.property(fc.nat(100_000), fc.integer({ min: 1, max: 64 }), (count, threads) => {
      const starts = Array.from({ length: threads + 1 }, (_, thread) => startOfShare(count, thread, threads));
      expect([starts[0], starts[threads]]).toEqual([0, count]);
      for (let thread = 0; thread < threads; thread++) {
        expect(starts[thread + 1]).toBeGreaterThanOrEqual(starts[thread] as number);
        expect(starts[thread]! % 4 === 0 || starts[thread] === count).toBe(true);
        expect(starts[thread + 1]! - starts[thread]!).toBeLessThan(count / threads + 5);
      }
    });
    fc.assert(property);
  });

  it("of 32 rows is 12, 12 and 8 for three threads", () => {
    expect([0, 1, 2, 3].map((thread) => startOfShare(32, thread, 3))).toEqual([0, 12, 24, 32]);
  });
});
