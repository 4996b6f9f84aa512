import { multiplyAdd } from "./parts/lanes";

/**
 * Measures the peak of the processor: `count` iterations of twelve independent multiply-adds of vectors in registers, 24 ·
 * 16 / bytes floating-point operations per iteration. The result, and the start and the factor as arguments, prevent the
 * compiler from removing the work.
 */
export function registerPeak<T>(count: i32, factor: T): T {
  const f = v128.splat<T>(factor);
  let s0 = f, s1 = f, s2 = f, s3 = f, s4 = f, s5 = f, s6 = f, s7 = f, s8 = f, s9 = f, s10 = f, s11 = f;
  s1 = v128.add<T>(s0, f);
  s2 = v128.add<T>(s1, f);
  s3 = v128.add<T>(s2, f);
  s4 = v128.add<T>(s3, f);
  s5 = v128.add<T>(s4, f);
  s6 = v128.add<T>(s5, f);
  s7 = v128.add<T>(s6, f);
  s8 = v128.add<T>(s7, f);
  s9 = v128.add<T>(s8, f);
  s10 = v128.add<T>(s9, f);
  s11 = v128.add<T>(s10, f);
  for (let i = 0; i < count; i++) {
    s0 = multiplyAdd<T>(s0, s0, f);
    s1 = multiplyAdd<T>(s1, s1, f);
    s2 = multiplyAdd<T>(s2, s2, f);
    s3 = multiplyAdd<T>(s3, s3, f);
    s4 = multiplyAdd<T>(s4, s4, f);
    s5 = multiplyAdd<T>(s5, s5, f);
    s6 = multiplyAdd<T>(s6, s6, f);
    s7 = multiplyAdd<T>(s7, s7, f);
    s8 = multiplyAdd<T>(s8, s8, f);
    s9 = multiplyAdd<T>(s9, s9, f);
    s10 = multiplyAdd<T>(s10, s10, f);
    s11 = multiplyAdd<T>(s11, s11, f);
  }
  const first = v128.add<T>(v128.add<T>(v128.add<T>(s0, s1), v128.add<T>(s2, s3)), v128.add<T>(s4, s5));
  const last = v128.add<T>(v128.add<T>(v128.add<T>(s6, s7), v128.add<T>(s8, s9)), v128.add<T>(s10, s11));
  return v128.extract_lane<T>(v128.add<T>(first, last), 0);
}
