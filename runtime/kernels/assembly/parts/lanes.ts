// Every kernel is written once for T = f32 and T = f64. A vector holds 16 bytes; lanes are always different outputs.

@inline
/** Elements of one vector: 4 of float32, 2 of float64. */
export function lanes<T>(): i32 {
  return 16 / sizeof<T>();
}

@inline
/** A vector of one constant. */
export function all<T>(x: f64): v128 {
  return v128.splat<T>(<T>x);
}

@inline
/** sum + a · b, rounded twice. */
export function multiplyAdd<T>(sum: v128, a: v128, b: v128): v128 {
  return v128.add<T>(sum, v128.mul<T>(a, b));
}

/** Loads the first `count` elements at `address` (at most one vector); the other lanes are 0. */
export function loadPart<T>(address: usize, count: i32): v128 {
  if (count >= lanes<T>()) return v128.load(address);
  let vector = v128.splat<T>(<T>0);
  if (sizeof<T>() == 8) {
    if (count > 0) vector = v128.load_lane<T>(address, vector, 0);
    return vector;
  }
  if (count > 0) vector = v128.load_lane<T>(address, vector, 0);
  if (count > 1) vector = v128.load_lane<T>(address + sizeof<T>(), vector, 1);
  if (count > 2) vector = f32x4.replace_lane(vector, 2, load<f32>(address, 8));
  return vector;
}

/** Stores the first `count` lanes, all lanes if `count` is larger. */
export function storePart<T>(address: usize, vector: v128, count: i32): void {
  if (count >= lanes<T>()) {
    v128.store(address, vector);
    return;
  }
  if (count > 0) v128.store_lane<T>(address, vector, 0);
  if (sizeof<T>() == 8) return;
  if (count > 1) v128.store_lane<T>(address + sizeof<T>(), vector, 1);
  if (count > 2) store<f32>(address, f32x4.extract_lane(vector, 2), 8);
}

@inline
/** Loads a full vector, or the remaining elements. */
export function loadUpTo<T>(address: usize, count: i32): v128 {
  return count >= lanes<T>() ? v128.load(address) : loadPart<T>(address, count);
}

@inline
/** Stores a full vector, or the remaining elements. */
export function storeUpTo<T>(address: usize, vector: v128, count: i32): void {
  if (count >= lanes<T>()) v128.store(address, vector);
  else storePart<T>(address, vector, count);
}

@inline
/** Loads a full vector, or one element into every lane. */
export function loadWhole<T>(address: usize, whole: bool): v128 {
  return whole ? v128.load(address) : v128.load_splat<T>(address);
}

@inline
/** Stores a full vector, or the first lane. */
export function storeWhole<T>(address: usize, vector: v128, whole: bool): void {
  if (whole) v128.store(address, vector);
  else v128.store_lane<T>(address, vector, 0);
}

/** Copies `count` elements: a row of an image is too short for a call of memory.copy to pay. */
export function copyNumbers<T>(from: usize, to: usize, count: i32): void {
  for (; count > 0; count -= lanes<T>()) {
    storeUpTo<T>(to, loadUpTo<T>(from, count), count);
    from += 16;
    to += 16;
  }
}
