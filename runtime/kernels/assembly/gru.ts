import { hyperbolicTangent, sigmoid } from "./maps";
import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";
import { packPanels, panelsStart, productOfPanels } from "./parts/panels";
import { tileColumns } from "./parts/tile";

/**
 * The steps of gated recurrent units, the reset gate after the product, for rows `from` ≤ r < `to`: h, z, r, the candidate's recurrent sum
 * and n of each step, from gates [rows, steps, 3 · units], the recurrent kernel [units, 3 · units] and its bias. Scratch: see
 * `recurrentScratch`.
 */
export function gruTrace<T>(
  gates: usize, kernel: usize, bias: usize, trace: usize, from: i32, to: i32, steps: i32, units: i32, scratch: usize,
): void {
  const part = <usize>units * sizeof<T>();
  const width = 5 * part, row = steps * width;
  packPanels<T>(kernel, 3 * part, false, units, 3 * units, scratch);
  for (let step = 0; step < steps; step++) {
    const at = trace + step * width;
    if (step > 0) productOfPanels<T>(at - width, row, bias, true, false, at + part, row, from, to, units, 3 * units, scratch);
    else for (let r = from; r < to; r++) memory.copy(at + r * row + part, bias, 3 * part);
    for (let r = from; r < to; r++) {
      gruUnits<T>(gates + (r * steps + step) * 3 * part, at + r * row, step > 0, units);
    }
  }
}

/** The gates and the state of each unit of one row, from the sums; the state before it stands in the step before, if it `isLater`. */
function gruUnits<T>(given: usize, at: usize, isLater: bool, units: i32): void {
  const part = <usize>units * sizeof<T>();
  const z = at + part, r = at + 2 * part, sum = at + 3 * part, n = at + 4 * part;
  for (let u = 0; u < 2 * units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = 2 * units - u;
    storeUpTo<T>(z + k, v128.add<T>(loadUpTo<T>(given + k, left), loadUpTo<T>(z + k, left)), left);
  }
  sigmoid<T>(z, z, 0, 2 * units);
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    const reset = v128.mul<T>(loadUpTo<T>(r + k, left), loadUpTo<T>(sum + k, left));
    storeUpTo<T>(n + k, v128.add<T>(loadUpTo<T>(given + 2 * part + k, left), reset), left);
  }
  hyperbolicTangent<T>(n, n, 0, units);
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    const old = isLater ? loadUpTo<T>(at - 5 * part + k, left) : all<T>(0);
    const share = loadUpTo<T>(z + k, left);
    const rest = v128.mul<T>(v128.sub<T>(all<T>(1), share), loadUpTo<T>(n + k, left));
    storeUpTo<T>(at + k, v128.add<T>(v128.mul<T>(share, old), rest), left);
  }
}

/**
 * The gradient of the gates of `gruTrace` for rows `from` ≤ r < `to`, from the last step to the first; `last`: only the last state has an
 * upstream gradient, [rows, units]. What goes straight to the state before waits where the step before it will write. Scratch: see
 * `recurrentScratch`; behind its panels stand the gradients of one step's recurrent sums, and what they pass back, four rows at a time.
 */
export function gruGradient<T>(
  upstream: usize, trace: usize, kernel: usize, output: usize, from: i32, to: i32,
  steps: i32, units: i32, last: i32, scratch: usize,
): void {
  const part = <usize>units * sizeof<T>();
  const width = 3 * part, row = steps * width;
  packPanels<T>(kernel, width, true, 3 * units, units, scratch);
  const panels = (units + tileColumns<T>() - 1) / tileColumns<T>();
  const sums = scratch + panelsStart + <usize>panels * 3 * units * 32;
  const back = sums + 4 * width;
  const end = output + (steps - 1) * width;
  for (let r = from; r < to; r++) {
    if (last) memory.copy(end + r * row, upstream + r * part, part);
    else memory.fill(end + r * row, 0, part);
  }
  for (let step = steps - 1; step >= 0; step--) {
    const at = output + step * width;
    for (let first = from; first < to; first += 4) {
      const rows = min(to - first, 4);
      for (let i = 0; i < rows; i++) {
        const r = first + i, place = r * steps + step;
        const given = upstream + place * part;
        gruSlopes<T>(given, last == 0, trace + place * 5 * part, at + r * row, sums + i * width, step > 0, units);
      }
      if (step == 0) continue;
      productOfPanels<T>(sums, width, 0, false, false, back, part, 0, rows, 3 * units, units, scratch);
      for (let i = 0; i < rows; i++) addTo<T>(at + (first + i) * row - width, back + i * part, units);
    }
  }
}

/** to[u] ← to[u] + from[u]. */
function addTo<T>(to: usize, from: usize, units: i32): void {
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    storeUpTo<T>(to + k, v128.add<T>(loadUpTo<T>(to + k, left), loadUpTo<T>(from + k, left)), left);
  }
}

/** The gradients of the gates of one row at one step, and those of its recurrent sums. */
function gruSlopes<T>(
  given: usize, isGiven: bool, trace: usize, at: usize, sums: usize, isLater: bool, units: i32,
): void {
  const part = <usize>units * sizeof<T>();
  const one = all<T>(1);
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    const from = trace + k, to = at + k, sum = sums + k;
    const passed = loadUpTo<T>(to, left);
    const total = isGiven ? v128.add<T>(loadUpTo<T>(given + k, left), passed) : passed;
    const z = loadUpTo<T>(from + part, left), r = loadUpTo<T>(from + 2 * part, left);
    const n = loadUpTo<T>(from + 4 * part, left);
    const before = isLater ? loadUpTo<T>(from - 5 * part, left) : all<T>(0);
    const candidate = v128.mul<T>(v128.mul<T>(total, v128.sub<T>(one, z)), v128.sub<T>(one, v128.mul<T>(n, n)));
    const update = v128.mul<T>(v128.mul<T>(total, v128.sub<T>(before, n)), v128.mul<T>(z, v128.sub<T>(one, z)));
    const reset = v128.mul<T>(
      v128.mul<T>(candidate, loadUpTo<T>(from + 3 * part, left)), v128.mul<T>(r, v128.sub<T>(one, r)),
    );
    storeUpTo<T>(to, update, left);
    storeUpTo<T>(to + part, reset, left);
    storeUpTo<T>(to + 2 * part, candidate, left);
    storeUpTo<T>(sum, update, left);
    storeUpTo<T>(sum + part, reset, left);
    storeUpTo<T>(sum + 2 * part, v128.mul<T>(candidate, r), left);
    if (isLater) storeUpTo<T>(to - 3 * part, v128.mul<T>(total, z), left);
  }
}
