// A row's sum is one chain of dependent additions. Four rows at a time hide their latency.

/** Row `row + i` of the four rows from `row`; the first row again if `row + i` is not below `end`. */
@inline
function rowAddress<T>(matrix: usize, columns: i32, row: i32, end: i32, i: i32): usize {
  return matrix + <usize>((row + i < end ? row + i : row) * columns) * sizeof<T>();
}

/** sums[i] = Σⱼ matrix[row + i, j] for four rows, j ascending from 0, in the precision S. */
export function sumFourRows<T, S>(matrix: usize, columns: i32, row: i32, end: i32, sums: usize): void {
  let a0 = rowAddress<T>(matrix, columns, row, end, 0), a1 = rowAddress<T>(matrix, columns, row, end, 1);
  let a2 = rowAddress<T>(matrix, columns, row, end, 2), a3 = rowAddress<T>(matrix, columns, row, end, 3);
  let s0 = <S>0, s1 = <S>0, s2 = <S>0, s3 = <S>0;
  for (let j = 0; j < columns; j++) {
    s0 += <S>load<T>(a0);
    s1 += <S>load<T>(a1);
    s2 += <S>load<T>(a2);
    s3 += <S>load<T>(a3);
    a0 += sizeof<T>();
    a1 += sizeof<T>();
    a2 += sizeof<T>();
    a3 += sizeof<T>();
  }
  store<S>(sums, s0);
  store<S>(sums + sizeof<S>(), s1);
  store<S>(sums + 2 * sizeof<S>(), s2);
  store<S>(sums + 3 * sizeof<S>(), s3);
}

/** sums[i] = Σⱼ a[row + i, j] · b[row + i, j] for four rows, each product rounded to T, the sums in S. */
export function dotFourRows<T, S>(a: usize, b: usize, columns: i32, row: i32, end: i32, sums: usize): void {
  let a0 = rowAddress<T>(a, columns, row, end, 0), a1 = rowAddress<T>(a, columns, row, end, 1);
  let a2 = rowAddress<T>(a, columns, row, end, 2), a3 = rowAddress<T>(a, columns, row, end, 3);
  let b0 = rowAddress<T>(b, columns, row, end, 0), b1 = rowAddress<T>(b, columns, row, end, 1);
  let b2 = rowAddress<T>(b, columns, row, end, 2), b3 = rowAddress<T>(b, columns, row, end, 3);
  let s0 = <S>0, s1 = <S>0, s2 = <S>0, s3 = <S>0;
  for (let j = 0; j < columns; j++) {
    const at = <usize>j * sizeof<T>();
    s0 += <S>(load<T>(a0 + at) * load<T>(b0 + at));
    s1 += <S>(load<T>(a1 + at) * load<T>(b1 + at));
    s2 += <S>(load<T>(a2 + at) * load<T>(b2 + at));
    s3 += <S>(load<T>(a3 + at) * load<T>(b3 + at));
  }
  store<S>(sums, s0);
  store<S>(sums + sizeof<S>(), s1);
  store<S>(sums + 2 * sizeof<S>(), s2);
  store<S>(sums + 3 * sizeof<S>(), s3);
}

/** sums[i] = Σⱼ a[row + i, j] · b[row + i, j] for four rows, products and sums in float64. */
export function wideDotFourRows<T>(a: usize, b: usize, columns: i32, row: i32, end: i32, sums: usize): void {
  let a0 = rowAddress<T>(a, columns, row, end, 0), a1 = rowAddress<T>(a, columns, row, end, 1);
  let a2 = rowAddress<T>(a, columns, row, end, 2), a3 = rowAddress<T>(a, columns, row, end, 3);
  let b0 = rowAddress<T>(b, columns, row, end, 0), b1 = rowAddress<T>(b, columns, row, end, 1);
  let b2 = rowAddress<T>(b, columns, row, end, 2), b3 = rowAddress<T>(b, columns, row, end, 3);
  let s0: f64 = 0, s1: f64 = 0, s2: f64 = 0, s3: f64 = 0;
  for (let j = 0; j < columns; j++) {
    const at = <usize>j * sizeof<T>();
    s0 += <f64>load<T>(a0 + at) * <f64>load<T>(b0 + at);
    s1 += <f64>load<T>(a1 + at) * <f64>load<T>(b1 + at);
    s2 += <f64>load<T>(a2 + at) * <f64>load<T>(b2 + at);
    s3 += <f64>load<T>(a3 + at) * <f64>load<T>(b3 + at);
  }
  store<f64>(sums, s0);
  store<f64>(sums, s1, 8);
  store<f64>(sums, s2, 16);
  store<f64>(sums, s3, 24);
}
