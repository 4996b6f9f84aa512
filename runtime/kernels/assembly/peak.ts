import { all, multiplyAdd } from "./parts/lanes";

/**
 * The machine's peak: `count` rounds of twelve multiply-adds on vectors that never leave the registers, so
 * 24 · 16 / bytes floating-point operations a round. The result only keeps the work from being left out.
 */
export function registerPeak<T>(count: i32): T {
  const factor = all<T>(-0.0001);
  let s0 = all<T>(1), s1 = all<T>(2), s2 = all<T>(3), s3 = all<T>(4), s4 = all<T>(5), s5 = all<T>(6);
  let s6 = all<T>(7), s7 = all<T>(8), s8 = all<T>(9), s9 = all<T>(10), s10 = all<T>(11), s11 = all<T>(12);
  for (let i = 0; i < count; i++) {
    s0 = multiplyAdd<T>(s0, s0, factor);
    s1 = multiplyAdd<T>(s1, s1, factor);
    s2 = multiplyAdd<T>(s2, s2, factor);
    s3 = multiplyAdd<T>(s3, s3, factor);
    s4 = multiplyAdd<T>(s4, s4, factor);
    s5 = multiplyAdd<T>(s5, s5, factor);
    s6 = multiplyAdd<T>(s6, s6, factor);
    s7 = multiplyAdd<T>(s7, s7, factor);
    s8 = multiplyAdd<T>(s8, s8, factor);
    s9 = multiplyAdd<T>(s9, s9, factor);
    s10 = multiplyAdd<T>(s10, s10, factor);
    s11 = multiplyAdd<T>(s11, s11, factor);
  }
  const first = v128.add<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)), v128.add<T>(s4, s5));
  const last = v128.add<T>(v128.add<T>(v128.add<T>(s6, s7), v128.add<T>(s8, s9)), v128.add<T>(s10, s11));
  return v128.extract_lane<T>(v128.add<T>(first, last), 0);
}
