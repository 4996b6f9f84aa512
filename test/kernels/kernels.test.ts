import { describe, expect, test } from "vitest";
import { kernels, runs } from "./arena.ts";
import "./attention.ts";
import "./columns.ts";
import "./convolution.ts";
import "./depthwise.ts";
import "./maps.ts";
import "./matrix-products.ts";
import "./optimizers.ts";
import "./pooling.ts";
import "./recurrent.ts";
import "./row-statistics.ts";
import "./rows.ts";
import "./table-rows.ts";

/** What computes nothing: the measure of the machine, and what threads wait at. */
const notArithmetic = ["registerPeakFloat32", "registerPeakFloat64", "barrier"];

describe("every kernel", () => {
  test("has run on every remainder of lanes and tiles, beside plain loops", () => {
    const arithmetic = Object.keys(kernels).filter((name) => !notArithmetic.includes(name));
    expect(arithmetic.filter((name) => (runs.get(name)?.size ?? 0) < 17)).toEqual([]);
    const total = [...runs.values()].reduce((sum, each) => sum + each.size, 0);
    console.log(`${runs.size} kernel exports, ${total} pairs of an export and a size, equal to the loops' bits`);
  });
});
