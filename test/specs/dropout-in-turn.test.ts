import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";

const file = "specs/dropout-in-turn.yaml";
const spec = readFileSync(file, "utf8");
const plain = spec.replace(/^ {2}- \{ type: dropout.*\n/m, "");

/** The greatest errors of ten trained nets, seeds 0 to 9: whole, and with whichever neuron is lost. */
async function errors(text: string) {
  const all: { whole: number; worstWithOneOff: number }[] = [];
  for (let seed = 0; seed < 10; seed++) {
    const { run } = await train(text, { file, tier: "loops", set: [`seed=${seed}`] });
    const { maxAbsoluteError, worstWithOneOff } = run?.measures.training ?? {};
    all.push({ whole: Number(maxAbsoluteError), worstWithOneOff: Number(worstWithOneOff) });
  }
  return all;
}

it("a net whose neurons were shut down in turn answers rightly whichever is lost: 10 of 10 seeds", async () => {
  const found = await errors(spec);
  expect(found.filter(({ whole }) => whole <= 0.3).length).toBe(10);
  expect(found.filter(({ worstWithOneOff }) => worstWithOneOff <= 0.3).length).toBe(10);
  expect(Math.max(...found.map(({ worstWithOneOff }) => worstWithOneOff))).toBeLessThan(0.06);
});

it("the same net trained plainly answers rightly while it is whole, and never once a neuron is lost: 0 of 10 seeds", async () => {
  expect(plain).not.toContain("inTurn }");
  const found = await errors(plain);
  expect(found.filter(({ whole }) => whole <= 0.3).length).toBe(10);
  expect(found.filter(({ worstWithOneOff }) => worstWithOneOff <= 0.3).length).toBe(0);
  expect(Math.min(...found.map(({ worstWithOneOff }) => worstWithOneOff))).toBeGreaterThan(0.5);
});
