import { hyperbolicTangent, sigmoid } from "./maps";
import { all, lanes, loadUpTo, storeUpTo } from "./parts/lanes";
import { packPanels, productOfPanels } from "./parts/panels";

/**
 * The steps of a long short-term memory for rows `from` ≤ r < `to`: h, c, tanh c and the gates i f n o of each step, from gates [rows,
 * steps, 4 · units] and the recurrent kernel [units, 4 · units]. Scratch: see `recurrentScratch`.
 */
export function lstmTrace<T>(
  gates: usize, kernel: usize, trace: usize, from: i32, to: i32, steps: i32, units: i32, scratch: usize,
): void {
  const part = <usize>units * sizeof<T>();
  const width = 7 * part, row = steps * width;
  packPanels<T>(kernel, 4 * part, false, units, 4 * units, scratch);
  for (let step = 0; step < steps; step++) {
    const at = trace + step * width;
    for (let r = from; r < to; r++) memory.copy(at + r * row + 3 * part, gates + (r * steps + step) * 4 * part, 4 * part);
    if (step > 0) {
      productOfPanels<T>(at - width, row, 0, false, true, at + 3 * part, row, from, to, units, 4 * units, scratch);
    }
    for (let r = from; r < to; r++) lstmUnits<T>(at + r * row, step > 0, units);
  }
}

/** The cell and the state of each unit of one row, from the sums of its gates; the cell before it stands in the step before, if it `isLater`. */
function lstmUnits<T>(at: usize, isLater: bool, units: i32): void {
  const part = <usize>units * sizeof<T>();
  const i = at + 3 * part, f = at + 4 * part, n = at + 5 * part, o = at + 6 * part;
  sigmoid<T>(i, i, 0, 2 * units);
  hyperbolicTangent<T>(n, n, 0, units);
  sigmoid<T>(o, o, 0, units);
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    const old = isLater ? loadUpTo<T>(at - 6 * part + k, left) : all<T>(0);
    const kept = v128.mul<T>(loadUpTo<T>(f + k, left), old);
    const added = v128.mul<T>(loadUpTo<T>(i + k, left), loadUpTo<T>(n + k, left));
    storeUpTo<T>(at + part + k, v128.add<T>(kept, added), left);
  }
  hyperbolicTangent<T>(at + part, at + 2 * part, 0, units);
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    storeUpTo<T>(at + k, v128.mul<T>(loadUpTo<T>(o + k, left), loadUpTo<T>(at + 2 * part + k, left)), left);
  }
}

/**
 * The gradient of the gates of `lstmTrace` for rows `from` ≤ r < `to`, from the last step to the first; `last`: only the last state has an
 * upstream gradient, [rows, units]. What a step passes back waits where the step before it will write. Scratch: see
 * `recurrentScratch`.
 */
export function lstmGradient<T>(
  upstream: usize, trace: usize, kernel: usize, output: usize, from: i32, to: i32,
  steps: i32, units: i32, last: i32, scratch: usize,
): void {
  const part = <usize>units * sizeof<T>();
  const width = 4 * part, row = steps * width;
  packPanels<T>(kernel, width, true, 4 * units, units, scratch);
  const end = output + (steps - 1) * width;
  for (let r = from; r < to; r++) {
    memory.fill(end + r * row, 0, 2 * part);
    if (last) memory.copy(end + r * row, upstream + r * part, part);
  }
  for (let step = steps - 1; step >= 0; step--) {
    const at = output + step * width;
    for (let r = from; r < to; r++) {
      const place = r * steps + step;
      lstmSlopes<T>(upstream + place * part, last == 0, trace + place * 7 * part, at + r * row, step > 0, units);
    }
    if (step > 0) productOfPanels<T>(at, row, 0, false, false, at - width, row, from, to, 4 * units, units, scratch);
  }
}

/** The gradients of the gates of one row at one step, and of the cell before it. */
function lstmSlopes<T>(given: usize, isGiven: bool, trace: usize, at: usize, isLater: bool, units: i32): void {
  const part = <usize>units * sizeof<T>();
  const one = all<T>(1);
  for (let u = 0; u < units; u += lanes<T>()) {
    const k = <usize>u * sizeof<T>(), left = units - u;
    const from = trace + k, to = at + k;
    const passed = loadUpTo<T>(to, left);
    const total = isGiven ? v128.add<T>(loadUpTo<T>(given + k, left), passed) : passed;
    const active = loadUpTo<T>(from + 2 * part, left);
    const i = loadUpTo<T>(from + 3 * part, left), f = loadUpTo<T>(from + 4 * part, left);
    const n = loadUpTo<T>(from + 5 * part, left), o = loadUpTo<T>(from + 6 * part, left);
    const before = isLater ? loadUpTo<T>(from - 6 * part, left) : all<T>(0);
    const through = v128.mul<T>(v128.mul<T>(total, o), v128.sub<T>(one, v128.mul<T>(active, active)));
    const cell = v128.add<T>(loadUpTo<T>(to + part, left), through);
    storeUpTo<T>(to, v128.mul<T>(v128.mul<T>(cell, n), v128.mul<T>(i, v128.sub<T>(one, i))), left);
    storeUpTo<T>(to + part, v128.mul<T>(v128.mul<T>(cell, before), v128.mul<T>(f, v128.sub<T>(one, f))), left);
    storeUpTo<T>(to + 2 * part, v128.mul<T>(v128.mul<T>(cell, i), v128.sub<T>(one, v128.mul<T>(n, n))), left);
    storeUpTo<T>(to + 3 * part, v128.mul<T>(v128.mul<T>(total, active), v128.mul<T>(o, v128.sub<T>(one, o))), left);
    if (isLater) storeUpTo<T>(to - 3 * part, v128.mul<T>(cell, f), left);
  }
}
