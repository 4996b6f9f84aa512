// runtime/erf.ts: the three pieces of |x|, each computed only if a lane needs it, in float64.
import { exp } from "./exp";

@inline
function step(sum: v128, x: v128, next: f64): v128 {
  return f64x2.add(f64x2.mul(sum, x), f64x2.splat(next));
}

/** erf of two float64 numbers. */
function erfOfTwo(x: v128): v128 {
  const size = f64x2.abs(x);
  const isNear = f64x2.lt(size, f64x2.splat(0.84375));
  let result = size;
  if (v128.any_true(isNear)) {
    const near = erfNear(x);
    if (i64x2.all_true(isNear)) return near;
    result = near;
  }
  let positive = v128.bitselect(f64x2.splat(1), size, f64x2.ge(size, f64x2.splat(6)));
  const isFar = v128.andnot(f64x2.lt(size, f64x2.splat(6)), f64x2.lt(size, f64x2.splat(1.25)));
  if (v128.any_true(isFar)) positive = v128.bitselect(f64x2.sub(f64x2.splat(1), erfcFar(size)), positive, isFar);
  const isAroundOne = v128.andnot(f64x2.lt(size, f64x2.splat(1.25)), isNear);
  if (v128.any_true(isAroundOne)) {
    positive = v128.bitselect(erfAroundOne(f64x2.sub(size, f64x2.splat(1))), positive, isAroundOne);
  }
  const signed = v128.bitselect(f64x2.neg(positive), positive, f64x2.lt(x, f64x2.splat(0)));
  return v128.bitselect(result, signed, isNear);
}

/** x + x · P(x²) / Q(x²). */
function erfNear(x: v128): v128 {
  const z = f64x2.mul(x, x);
  let p = step(f64x2.splat(-2.37630166566501626084e-5), z, -5.77027029648944159157e-3);
  p = step(p, z, -2.84817495755985104766e-2);
  p = step(p, z, -3.2504210724700149937e-1);
  p = step(p, z, 1.28379167095512558561e-1);
  let q = step(f64x2.splat(-3.9602282787753681232e-6), z, 1.32494738004321644526e-4);
  q = step(q, z, 5.08130628187576562776e-3);
  q = step(q, z, 6.50222499887672944485e-2);
  q = step(q, z, 3.97917223959155352819e-1);
  q = step(q, z, 1);
  return f64x2.add(x, f64x2.mul(x, f64x2.div(p, q)));
}

/** erf(1) + P(s) / Q(s), s = |x| − 1. */
function erfAroundOne(s: v128): v128 {
  let p = step(f64x2.splat(-2.166375594868790843e-3), s, 3.54783043256182359371e-2);
  p = step(p, s, -1.10894694282396677476e-1);
  p = step(p, s, 3.18346619901161753674e-1);
  p = step(p, s, -3.72207876035701323847e-1);
  p = step(p, s, 4.14856118683748331666e-1);
  p = step(p, s, -2.36211856075265944077e-3);
  let q = step(f64x2.splat(1.1984499846799107417e-2), s, 1.36370839120290507362e-2);
  q = step(q, s, 1.26171219808761642112e-1);
  q = step(q, s, 7.18286544141962662868e-2);
  q = step(q, s, 5.40397917702171048937e-1);
  q = step(q, s, 1.06420880400844228286e-1);
  q = step(q, s, 1);
  return f64x2.add(f64x2.splat(8.45062911510467529297e-1), f64x2.div(p, q));
}

/** e^(−x² − 0.5625 + P(1 / x²) / Q(1 / x²)) / x, for x > 0. */
function erfcFar(x: v128): v128 {
  const z = f64x2.div(f64x2.splat(1), f64x2.mul(x, x));
  let p = step(f64x2.splat(-9.81432934416914548592), z, -8.12874355063065934246e1);
  p = step(p, z, -1.84605092906711035994e2);
  p = step(p, z, -1.62396669462573470355e2);
  p = step(p, z, -6.23753324503260060396e1);
  p = step(p, z, -1.05586262253232909814e1);
  p = step(p, z, -6.93858572707181764372e-1);
  p = step(p, z, -9.86494403484714822705e-3);
  let q = step(f64x2.splat(-6.04244152148580987438e-2), z, 6.57024977031928170135);
  q = step(q, z, 1.08635005541779435134e2);
  q = step(q, z, 4.29008140027567833386e2);
  q = step(q, z, 6.45387271733267880336e2);
  q = step(q, z, 4.34565877475229228821e2);
  q = step(q, z, 1.376577541435190426e2);
  q = step(q, z, 1.96512716674392571292e1);
  q = step(q, z, 1);
  const square = f64x2.sub(f64x2.mul(f64x2.neg(x), x), f64x2.splat(0.5625));
  return f64x2.div(exp<f64>(f64x2.add(square, f64x2.div(p, q))), x);
}

/** erf of four float32 numbers, all below 0.84375 in size: both halves use each constant. */
function erfNearOfFour(x: v128): v128 {
  const a = f64x2.promote_low_f32x4(x), b = f64x2.promote_low_f32x4(v128.shuffle<f64>(x, x, 1, 1));
  const y = f64x2.mul(a, a), z = f64x2.mul(b, b);
  let p = f64x2.splat(-2.37630166566501626084e-5), r = p;
  p = step(p, y, -5.77027029648944159157e-3), r = step(r, z, -5.77027029648944159157e-3);
  p = step(p, y, -2.84817495755985104766e-2), r = step(r, z, -2.84817495755985104766e-2);
  p = step(p, y, -3.2504210724700149937e-1), r = step(r, z, -3.2504210724700149937e-1);
  p = step(p, y, 1.28379167095512558561e-1), r = step(r, z, 1.28379167095512558561e-1);
  let q = f64x2.splat(-3.9602282787753681232e-6), t = q;
  q = step(q, y, 1.32494738004321644526e-4), t = step(t, z, 1.32494738004321644526e-4);
  q = step(q, y, 5.08130628187576562776e-3), t = step(t, z, 5.08130628187576562776e-3);
  q = step(q, y, 6.50222499887672944485e-2), t = step(t, z, 6.50222499887672944485e-2);
  q = step(q, y, 3.97917223959155352819e-1), t = step(t, z, 3.97917223959155352819e-1);
  q = step(q, y, 1), t = step(t, z, 1);
  const low = f64x2.add(a, f64x2.mul(a, f64x2.div(p, q))), high = f64x2.add(b, f64x2.mul(b, f64x2.div(r, t)));
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}

/** The error function, of each lane in float64, rounded once. */
export function erf<T>(x: v128): v128 {
  if (sizeof<T>() == 8) return erfOfTwo(x);
  if (i32x4.all_true(f32x4.lt(f32x4.abs(x), f32x4.splat(0.84375)))) return erfNearOfFour(x);
  const low = erfOfTwo(f64x2.promote_low_f32x4(x));
  const high = erfOfTwo(f64x2.promote_low_f32x4(v128.shuffle<f64>(x, x, 1, 1)));
  return v128.shuffle<f64>(f32x4.demote_f64x2_zero(low), f32x4.demote_f64x2_zero(high), 0, 2);
}
