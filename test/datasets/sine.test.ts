import { describe, expect, it } from "vitest";
import { sine } from "../../compiler/language/datasets/sine.ts";
import { sin } from "../../runtime/sin-cos.ts";
import { column, datasetOf, noFiles } from "./made-up.ts";

describe("the sine dataset", () => {
  it("goes evenly from −π to π", () => {
    const { table } = sine.read(datasetOf("sine", { rows: 5 }, [column("x"), column("y")]), noFiles);
    expect(table?.columns.x?.values).toEqual(Float64Array.of(-Math.PI, -Math.PI / 2, 0, Math.PI / 2, Math.PI));
    expect([...(table?.columns.y?.values ?? [])].map((y) => y.toFixed(15))).toEqual([
      "-0.000000000000000",
      "-1.000000000000000",
      "0.000000000000000",
      "1.000000000000000",
      "0.000000000000000",
    ]);
  });

  it("is right to 2^-52 from −π to π", () => {
    let worst = 0;
    for (let i = -100000; i <= 100000; i++) {
      const x = (i / 100000) * Math.PI;
      worst = Math.max(worst, Math.abs(sin(x) - Math.sin(x)));
    }
    expect(worst).toBeLessThan(2 ** -52);
    expect(worst).toBeGreaterThan(0);
  });

  it("gives the published digits", () => {
    expect(sin(1)).toBe(0.8414709848078965);
    expect(sin(-2)).toBe(-0.9092974268256817);
    expect(sin(0.5)).toBe(0.479425538604203);
  });
});
