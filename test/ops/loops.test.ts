import { describe, expect, it } from "vitest";
import { ops } from "../../compiler/ops/registry.gen.ts";
import { loopsDiffer } from "../../compiler/testing/loops-differ.ts";
import { caseName, differentiable, others } from "./cases.ts";

describe("an op's loops give the bits of its definition, in both precisions, also at the edges", () => {
  for (const check of [...differentiable, ...others]) {
    it(caseName(check), () => {
      expect(loopsDiffer({ ...check, op: ops[check.op] })).toBeUndefined();
    });
  }
});
