type Values = Float32Array | Float64Array;

/** A generator that draws as `RandomState` does, or `PythonRandom`. */
interface Drawing {
  uniform(low: number, high: number): number;
  randn(): number;
  normal(mean: number, stddev: number): number;
}

/** Sets every value to `value`. */
export function fillConstant(into: Values, value: number): void {
  into.fill(value);
}

/** Draws each value, or the first `count`, uniformly from [low, high), row-major, as NumPy's `uniform`. */
export function fillUniform(into: Values, random: Drawing, low: number, high: number, count = into.length): void {
  for (let i = 0; i < count; i++) into[i] = random.uniform(low, high);
}

/** Draws each value from the normal distribution, row-major, as NumPy's legacy `normal`. */
export function fillNormal(into: Values, random: Drawing, mean: number, stddev: number): void {
  for (let i = 0; i < into.length; i++) into[i] = random.normal(mean, stddev);
}

/** Draws each value from the normal distribution around 0, and redraws values beyond two standard deviations. */
export function fillTruncatedNormal(into: Values, random: Drawing, stddev: number): void {
  for (let i = 0; i < into.length; i++) {
    let draw = random.randn();
    while (Math.abs(draw) > 2) draw = random.randn();
    into[i] = stddev * draw;
  }
}

/** A matrix with `gain` on its diagonal and 0 elsewhere. */
export function fillIdentity(into: Values, columns: number, gain: number): void {
  for (let i = 0; i < columns && i * columns + i < into.length; i++) into[i * columns + i] = gain;
}

/**
 * A matrix [rows, columns] whose shorter side is orthonormal, times `gain`: of normal draws [longer side, shorter side], the
 * factor Q of the decomposition Q·R with a positive diagonal of R, transposed if there are more columns than rows. By the
 * method of Gram and Schmidt, each vector made orthogonal to those before it twice.
 */
export function fillOrthogonal(into: Values, random: Drawing, columns: number, gain: number): void {
  const rows = into.length / columns;
  const [long, short] = [Math.max(rows, columns), Math.min(rows, columns)];
  const vectors = Array.from({ length: short }, () => new Float64Array(long));
  for (let i = 0; i < long; i++) for (const vector of vectors) vector[i] = random.randn();
  vectors.forEach((vector, j) => {
    for (let time = 0; time < 2; time++) {
      for (const other of vectors.slice(0, j)) subtractShare(vector, other);
    }
    const length = Math.sqrt(dotProduct(vector, vector));
    for (let i = 0; i < long; i++) vector[i] /= length;
    for (let i = 0; i < long; i++) into[rows < columns ? j * columns + i : i * columns + j] = gain * vector[i];
  });
}

function dotProduct(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += a[i] * b[i];
  return sum;
}

function subtractShare(vector: Float64Array, of: Float64Array): void {
  const share = dotProduct(vector, of);
  for (let i = 0; i < vector.length; i++) vector[i] -= share * of[i];
}

/** Transposes in place: values drawn unit by unit, `[units, inputs]`, are stored as `[inputs, units]`. */
export function storeByInput(values: Values, units: number): void {
  const drawn = values.slice();
  const inputs = values.length / units;
  for (let unit = 0; unit < units; unit++) {
    for (let input = 0; input < inputs; input++) values[input * units + unit] = drawn[unit * inputs + input];
  }
}
