// runtime/log.ts and runtime/log1p.ts: exponent and mantissa are extracted from the bits, special arguments are handled by selects.
import { all } from "./lanes";

@inline
/** The natural logarithm. */
export function log<T>(x: v128): v128 {
  const smallestNormal = sizeof<T>() == 8 ? all<T>(2.2250738585072014e-308) : all<T>(1.1754943508222875e-38);
  const isSubnormal = v128.lt<T>(x, smallestNormal);
  const raised = v128.mul<T>(x, sizeof<T>() == 8 ? all<T>(18014398509481984) : all<T>(33554432));
  const shift = v128.and(isSubnormal, sizeof<T>() == 8 ? all<T>(-54) : all<T>(-25));
  const normal = v128.bitselect(raised, x, isSubnormal);
  let result = sizeof<T>() == 8 ? logNormalFloat64(normal, shift) : logNormalFloat32(normal, shift);
  result = v128.bitselect(x, result, v128.eq<T>(x, all<T>(Infinity)));
  result = v128.bitselect(all<T>(-Infinity), result, v128.eq<T>(x, all<T>(0)));
  return v128.bitselect(result, all<T>(NaN), v128.ge<T>(x, all<T>(0)));
}

@inline
function logNormalFloat64(x: v128, shift: v128): v128 {
  const carried = i64x2.add(x, i64x2.splat(<i64>(0x3ff00000 - 0x3fe6a09e) << 32));
  const biased = v128.or(i64x2.shr_u(carried, 52), i64x2.splat(0x4330000000000000));
  const k = f64x2.add(f64x2.sub(biased, f64x2.splat(4503599627370496 + 1023)), shift);
  const fraction = v128.and(carried, i64x2.splat(0x000fffffffffffff));
  const u = f64x2.sub(i64x2.add(fraction, i64x2.splat(<i64>0x3fe6a09e << 32)), f64x2.splat(1));
  const halfSquare = f64x2.mul(f64x2.mul(f64x2.splat(0.5), u), u);
  const s = f64x2.div(u, f64x2.add(f64x2.splat(2), u));
  const s2 = f64x2.mul(s, s);
  const s4 = f64x2.mul(s2, s2);
  const c4And6 = f64x2.add(f64x2.splat(2.222219843214978396e-1), f64x2.mul(s4, f64x2.splat(1.531383769920937332e-1)));
  const even = f64x2.mul(s4, f64x2.add(f64x2.splat(3.999999999940941908e-1), f64x2.mul(s4, c4And6)));
  const c5And7 = f64x2.add(f64x2.splat(1.818357216161805012e-1), f64x2.mul(s4, f64x2.splat(1.479819860511658591e-1)));
  const c3To7 = f64x2.add(f64x2.splat(2.857142874366239149e-1), f64x2.mul(s4, c5And7));
  const odd = f64x2.mul(s2, f64x2.add(f64x2.splat(6.66666666666673513e-1), f64x2.mul(s4, c3To7)));
  const curved = f64x2.mul(s, f64x2.add(halfSquare, f64x2.add(odd, even)));
  const low = f64x2.add(curved, f64x2.mul(k, f64x2.splat(1.90821492927058770002e-10)));
  return f64x2.add(f64x2.add(f64x2.sub(low, halfSquare), u), f64x2.mul(k, f64x2.splat(6.9314718036912381649e-1)));
}

@inline
function logNormalFloat32(x: v128, shift: v128): v128 {
  const carried = i32x4.add(x, i32x4.splat(0x3f800000 - 0x3f3504f3));
  const exponent = i32x4.sub(i32x4.shr_u(carried, 23), i32x4.splat(127));
  const k = f32x4.add(f32x4.convert_i32x4_s(exponent), shift);
  const fraction = v128.and(carried, i32x4.splat(0x007fffff));
  const u = f32x4.sub(i32x4.add(fraction, i32x4.splat(0x3f3504f3)), f32x4.splat(1));
  const halfSquare = f32x4.mul(f32x4.mul(f32x4.splat(0.5), u), u);
  const s = f32x4.div(u, f32x4.add(f32x4.splat(2), u));
  const s2 = f32x4.mul(s, s);
  const s4 = f32x4.mul(s2, s2);
  const even = f32x4.mul(s4, f32x4.add(f32x4.splat(4.0000972152e-1), f32x4.mul(s4, f32x4.splat(2.4279078841e-1))));
  const d1And3 = f32x4.add(f32x4.splat(6.6666662693e-1), f32x4.mul(s4, f32x4.splat(2.8498786688e-1)));
  const odd = f32x4.mul(s2, d1And3);
  const bent = f32x4.mul(s, f32x4.add(halfSquare, f32x4.add(odd, even)));
  const curved = f32x4.add(bent, f32x4.mul(k, f32x4.splat(9.0580006145e-6)));
  return f32x4.add(f32x4.add(f32x4.sub(curved, halfSquare), u), f32x4.mul(k, f32x4.splat(6.9313812256e-1)));
}

@inline
/** log(1 + x). */
export function log1p<T>(x: v128): v128 {
  const u = v128.add<T>(all<T>(1), x);
  const rounded = v128.sub<T>(u, all<T>(1));
  const ofU = log<T>(u);
  const corrected = v128.mul<T>(ofU, v128.div<T>(x, rounded));
  const result = v128.bitselect(ofU, corrected, v128.eq<T>(rounded, x));
  return v128.bitselect(x, result, v128.eq<T>(u, all<T>(1)));
}
