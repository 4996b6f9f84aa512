import { exp, expm1Reduced, nearestPower, powerOfTwo, toInteger } from "./exp";
import { all } from "./lanes";
import { log1p } from "./log";

@inline
/** 1 / (1 + e^−x): runtime/sigmoid.ts. */
export function sigmoid<T>(x: v128): v128 {
  return v128.div<T>(all<T>(1), v128.add<T>(all<T>(1), exp<T>(v128.neg<T>(x))));
}

@inline
/** The hyperbolic tangent: runtime/tanh.ts, the quotient is selected before the division, then x's sign is copied to it. */
export function tanh<T>(x: v128): v128 {
  const twice = v128.mul<T>(all<T>(2), v128.abs<T>(x));
  const bounded = v128.pmin<T>(twice, sizeof<T>() == 8 ? all<T>(44) : all<T>(20));
  const k = nearestPower<T>(bounded);
  const scale = powerOfTwo<T>(toInteger<T>(k));
  const scaled = v128.mul<T>(scale, expm1Reduced<T>(bounded, k));
  const divisor = v128.add<T>(v128.add<T>(scale, all<T>(1)), scaled);
  const isLarge = v128.gt<T>(bounded, all<T>(12));
  const dividend = v128.bitselect(all<T>(2), v128.add<T>(v128.sub<T>(scale, all<T>(1)), scaled), isLarge);
  const quotient = v128.div<T>(dividend, divisor);
  const size = v128.bitselect(v128.sub<T>(all<T>(1), quotient), quotient, isLarge);
  return v128.bitselect(x, size, all<T>(-0.0));
}

@inline
/** x < 0 ? 0 : x. */
export function relu<T>(x: v128): v128 {
  return v128.pmax<T>(x, all<T>(0));
}

@inline
/** (x < 0 ? 0 : x) + log(1 + e^−|x|). */
export function softplus<T>(x: v128): v128 {
  return v128.add<T>(relu<T>(x), log1p<T>(exp<T>(v128.neg<T>(v128.abs<T>(x)))));
}
