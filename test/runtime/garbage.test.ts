import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";

it("a million steps of two-layer collect no garbage", () => {
  expect(execFileSync(process.execPath, ["test/bench/garbage.mjs"], { encoding: "utf8" })).toBe("0\n");
});
