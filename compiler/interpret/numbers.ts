import { erf } from "../../runtime/erf.ts";
import { exp, expFloat32 } from "../../runtime/exp.ts";
import { log, logFloat32 } from "../../runtime/log.ts";
import { log1p, log1pFloat32 } from "../../runtime/log1p.ts";
import { sigmoid, sigmoidFloat32 } from "../../runtime/sigmoid.ts";
import { cos } from "../../runtime/sin-cos.ts";
import { tanh, tanhFloat32 } from "../../runtime/tanh.ts";
import type { Precision } from "../ir/graph.ts";
import type { Numbers } from "../ops/op.ts";

/** The arithmetic in which every operation rounds to `precision`. */
export function numbersOf(precision: Precision): Numbers {
  return precision === "float32" ? float32 : float64;
}

const float64: Numbers = {
  precision: "float64",
  round: (x) => x,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  divide: (a, b) => a / b,
  exp,
  log,
  log1p,
  tanh,
  sigmoid,
  erf,
  cos,
  sqrt: (x) => Math.sqrt(x),
};

// Rounding a sum, product, quotient or root of float32 numbers first to float64 and then to float32 gives the same
// result as rounding once: float64 has more than twice the digits (Figueroa 1995).
const float32: Numbers = {
  precision: "float32",
  round: Math.fround,
  add: (a, b) => Math.fround(a + b),
  subtract: (a, b) => Math.fround(a - b),
  multiply: (a, b) => Math.fround(a * b),
  divide: (a, b) => Math.fround(a / b),
  exp: expFloat32,
  log: logFloat32,
  log1p: log1pFloat32,
  tanh: tanhFloat32,
  sigmoid: sigmoidFloat32,
  erf: (x) => Math.fround(erf(x)),
  cos: (x) => Math.fround(cos(x)),
  sqrt: (x) => Math.fround(Math.sqrt(x)),
};
