import { describe, expect, it } from "vitest";
import { createArena } from "../../runtime/arena.ts";
import { requireFiniteProduct } from "../../runtime/not-finite.ts";

/** Looks at Σᵣ left[r, i] · right[r, u] of two rows, 2 inputs and 1 unit, at iteration 6. */
function look(left: readonly number[], right: readonly number[]): () => void {
  const { buffer, kernels, team } = createArena(64, 0);
  const [a, b] = [new Float32Array(buffer, 0, 4), new Float32Array(buffer, 32, 2)];
  a.set(left);
  b.set(right);
  return () => requireFiniteProduct(kernels.anyBeyondFloat32, a, 2, b, 1, 2, "the gradient of w", 6, team);
}

describe("a product of which no number is kept", () => {
  it.each([
    ["of small numbers", [1, 2, 3, 4], [5, 6]],
    ["of large numbers whose products are not: 1e30 · 1e8", [1e30, 1, 1, 1], [1e8, 1]],
    ["of large numbers that meet only small ones", [1e30, 1, 1, 1], [1, 1e30]],
  ])("is finite if %s", (_, left, right) => {
    expect(look(left, right)).not.toThrow();
  });

  it.each([
    ["a product overflows: 1e30 · 1e10", [1e30, 1, 1, 1], [1e10, 1]],
    ["a sum overflows: 3e38 + 3e38", [1, 3e28, 1, 3e28], [1e10, 1e10]],
    ["a factor is infinite, though the other is 0", [1, 1, Number.POSITIVE_INFINITY, 1], [1, 0]],
    ["a factor is not a number", [1, 1, 1, 1], [Number.NaN, 0]],
  ])("is not finite if %s", (_, left, right) => {
    expect(look(left, right)).toThrow("the gradient of w is not finite at update 7");
  });
});
