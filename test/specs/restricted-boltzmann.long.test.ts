import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { dataFolder, withoutDigits } from "./data-folder.ts";

const file = "specs/restricted-boltzmann-machine.yaml";

it("restricted-boltzmann-machine keeps its promise on the real digits", async ({ skip }) => {
  skip(withoutDigits !== undefined, withoutDigits);
  const { run: done, diagnostics } = await train(readFileSync(file, "utf8"), {
    file,
    data: [dataFolder],
    tier: "kernels",
  });
  console.log("restricted-boltzmann-machine:", JSON.stringify(done?.measures));
  expect(diagnostics.map(({ text }) => text)).toEqual([]);
  expect(done?.claims.map(({ holds }) => holds)).toEqual([true, true, true, true]);
});
