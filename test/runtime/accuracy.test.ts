import { describe, expect, test } from "vitest";
import { erf } from "../../runtime/erf.ts";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { logAccurate } from "../../runtime/log-accurate.ts";
import { log1p, log1pFloat32 } from "../../runtime/log1p.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { cos, sin } from "../../runtime/sin-cos.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";
import {
  errorOf,
  exactCos,
  exactErf,
  exactExp,
  exactLog,
  exactLog1p,
  exactSigmoid,
  exactSin,
  exactTanh,
  type Real,
  ulpsBetween,
} from "./high-precision.ts";
import { evenlyFrom, everyMagnitude } from "./sample-points.ts";

type Case = {
  readonly name: string;
  readonly float64: (x: number) => number;
  readonly float32: (x: number) => number;
  readonly exact: (x: number) => Real;
  readonly bounds: { readonly float64: number; readonly float32: number };
  readonly points64: readonly number[];
  readonly points32: readonly number[];
};

const cases: readonly Case[] = [
  {
    name: "exp",
    float64: exp,
    float32: expFloat32,
    exact: exactExp,
    bounds: { float64: 0.95, float32: 0.95 },
    points64: [
      ...evenlyFrom(-745.1, 709.7, 3000),
      ...evenlyFrom(-1, 1, 3000),
      ...evenlyFrom(-745.1, -708, 300),
      ...everyMagnitude(-60, 3, 600).flatMap((x) => [x, -x]),
      709.782712893384,
      -745.1332191019411,
    ],
    points32: [
      ...evenlyFrom(-103.9, 88.7, 3000),
      ...evenlyFrom(-1, 1, 3000),
      ...everyMagnitude(-30, 3, 600).flatMap((x) => [x, -x]),
    ],
  },
  {
    name: "log",
    float64: log,
    float32: logFloat32,
    exact: exactLog,
    bounds: { float64: 1, float32: 1 },
    points64: [
      ...evenlyFrom(0.4, 3, 4000),
      ...evenlyFrom(0.99, 1.01, 1000),
      ...everyMagnitude(-1074, 1023, 3000),
      1 + 2 ** -52,
      1 - 2 ** -53,
      Number.MAX_VALUE,
      Number.MIN_VALUE,
    ],
    points32: [...evenlyFrom(0.4, 3, 4000), ...everyMagnitude(-149, 127, 3000), 1 + 2 ** -23, 1 - 2 ** -24],
  },
  {
    name: "log1p",
    float64: log1p,
    float32: log1pFloat32,
    exact: exactLog1p,
    bounds: { float64: 3, float32: 2.5 },
    points64: [
      ...evenlyFrom(-0.999, 3, 3000),
      ...everyMagnitude(-300, -1, 1500).flatMap((x) => [x, -x]),
      ...everyMagnitude(0, 1023, 500),
      Number.MAX_VALUE,
    ],
    points32: [
      ...evenlyFrom(-0.999, 3, 3000),
      ...everyMagnitude(-100, -1, 1500).flatMap((x) => [x, -x]),
      ...everyMagnitude(0, 127, 500),
      0.01562493946403265,
    ],
  },
  {
    name: "tanh",
    float64: tanh,
    float32: tanhFloat32,
    exact: exactTanh,
    bounds: { float64: 3, float32: 2.5 },
    points64: [
      ...evenlyFrom(-0.35, 0.35, 4000),
      ...evenlyFrom(-4, 4, 3000),
      ...evenlyFrom(-25, 25, 1000),
      ...everyMagnitude(-400, 0, 1500).flatMap((x) => [x, -x]),
    ],
    points32: [
      ...evenlyFrom(-0.35, 0.35, 4000),
      ...evenlyFrom(-4, 4, 3000),
      ...evenlyFrom(-12, 12, 1000),
      ...everyMagnitude(-140, 0, 1500).flatMap((x) => [x, -x]),
      0.12493005394935608,
    ],
  },
  {
    name: "sigmoid",
    float64: sigmoid,
    float32: sigmoidFloat32,
    exact: exactSigmoid,
    bounds: { float64: 3.4, float32: 2.5 },
    points64: [
      ...evenlyFrom(-8, 8, 3000),
      ...evenlyFrom(-709.7, 50, 1000),
      ...everyMagnitude(-60, 2, 300),
      ...evenlyFrom(-37, -36, 1000),
      -36.74148759159159,
    ],
    points32: [
      ...evenlyFrom(-8, 8, 3000),
      ...evenlyFrom(-88.7, 50, 1000),
      ...everyMagnitude(-60, 2, 300),
      ...evenlyFrom(-17, -16, 1000),
      -16.635704040527344,
    ],
  },
];

function largestError(points: readonly number[], error: (x: number) => number): { ulps: number; at: number } {
  let worst = { ulps: 0, at: NaN };
  for (const x of points) {
    const ulps = error(x);
    if (!(ulps <= worst.ulps)) worst = { ulps, at: x };
  }
  return worst;
}

describe("the error, against arithmetic of 150 bits and more,", () => {
  for (const { name, float64, float32, exact, bounds, points64, points32 } of cases) {
    test(`of ${name} in float64 stays below ${bounds.float64} ulp`, () => {
      const worst = largestError(points64, (x) => ulpsBetween(float64(x), exact(x), "float64"));
      expect(worst.ulps, `at ${worst.at}`).toBeLessThan(bounds.float64);
    });

    test(`of ${name} in float32 stays below ${bounds.float32} ulp`, () => {
      const points = points32.map(Math.fround);
      const worst = largestError(points, (x) => ulpsBetween(float32(x), exact(x), "float32"));
      expect(worst.ulps, `at ${worst.at}`).toBeLessThan(bounds.float32);
    });
  }
});

test("the error of logAccurate stays below 0.501 ulp", () => {
  const points = [
    ...evenlyFrom(0, 1, 10000),
    ...evenlyFrom(0.5, 2, 5000),
    ...evenlyFrom(0.999, 1.001, 2000),
    ...everyMagnitude(-1074, 1023, 3000),
    1 + 2 ** -52,
    1 - 2 ** -53,
    Number.MAX_VALUE,
  ].filter((x) => x > 0);
  const worst = largestError(points, (x) => ulpsBetween(logAccurate(x), exactLog(x), "float64"));
  expect(worst.ulps, `at ${worst.at}`).toBeLessThan(0.501);
});

test("the error of erf stays below 1 ulp", () => {
  const points = [...evenlyFrom(-6, 6, 3000), ...evenlyFrom(0.8, 1.3, 1000), ...everyMagnitude(-300, 2, 600)];
  const worst = largestError(points, (x) => ulpsBetween(erf(x), exactErf(x), "float64"));
  expect(worst.ulps, `at ${worst.at}`).toBeLessThan(1);
});

test.each([
  ["sin", sin, exactSin],
  ["cos", cos, exactCos],
] as const)("the absolute error of %s stays below 2^-52 for |x| ≤ 100", (_, got, exact) => {
  const points = [...evenlyFrom(-100, 100, 2000), ...evenlyFrom(-3.2, 3.2, 2000), ...everyMagnitude(-300, 6, 300)];
  const errors = points.map((x) => errorOf(got(x), exact(x)));
  expect(Math.max(...errors)).toBeLessThan(2 ** -52);
});

describe("the reference itself", () => {
  test("knows e, ln 10 and tanh 1 to the twenty digits of the tables", () => {
    const digits = ({ units, scale }: Real) => String((units * 10n ** 20n) >> BigInt(scale));
    expect(digits(exactExp(1))).toBe("271828182845904523536");
    expect(digits(exactLog(10))).toBe("230258509299404568401");
    expect(digits(exactTanh(1))).toBe("76159415595576488811");
    expect(digits(exactLog1p(9))).toBe("230258509299404568401");
    expect(digits(exactErf(1))).toBe("84270079294971486934");
    expect(digits(exactSin(1))).toBe("84147098480789650665");
    expect(digits(exactCos(1))).toBe("54030230586813971740");
    expect(digits(exactSigmoid(0))).toBe("50000000000000000000");
  });

  test("counts one unit of the last place as one", () => {
    const one: Real = { units: 1n, scale: 0 };
    expect(ulpsBetween(1 + 2 ** -52, one, "float64")).toBe(1);
    expect(ulpsBetween(1 + 2 ** -23, one, "float32")).toBe(1);
    expect(ulpsBetween(1, one, "float64")).toBe(0);
    expect(ulpsBetween(2 ** -1074, { units: 3n, scale: 1075 }, "float64")).toBe(0.5);
  });
});
