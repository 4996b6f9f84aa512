// Prints what the kernels reach on one core: GFLOP/s, and the share of what a loop of multiply-adds reaches in the same
// run without touching memory. `node test/bench/kernels.mjs [WORD]` runs the rows whose name has the word; run
// `npm run build` before. Each row's rounds alternate with rounds of the peak, so that both see the same machine.
import { loadKernels } from "../../dist/runtime/kernels/load-kernels.js";

const rounds = 15;
const secondsOfARound = 0.02;
const memory = new WebAssembly.Memory({ initial: 4096, maximum: 65536 });
const kernels = loadKernels(memory);
const floats = new Float32Array(memory.buffer);
for (let i = 0; i < floats.length; i++) floats[i] = ((i * 7919) % 1000) / 1000 - 0.5;
const scratch = 1 << 26;
let next = scratch + (1 << 24);

/** Byte offset of `count` numbers (of 8 bytes at most). */
function place(count) {
  const offset = next;
  next += Math.ceil((count * 8) / 64) * 64 + 64;
  return offset;
}

function product(suffix, rows, inner, columns) {
  const [a, b, bias, output] = [place(rows * inner), place(inner * columns), place(columns), place(rows * columns)];
  return {
    affine: () =>
      kernels[`affine${suffix}`](a, inner, b, columns, bias, output, columns, 0, rows, inner, columns, 0, scratch),
    left: () =>
      kernels[`matrixProductTransposedLeft${suffix}`](
        ...[a, inner, output, columns, b, columns, 0, inner, rows, columns, scratch],
      ),
    descend: () =>
      kernels[`descendByProduct${suffix}`](
        ...[a, inner, output, columns, b, columns, 0, inner, rows, columns, 1e-9, scratch],
      ),
    right: () =>
      kernels[`matrixProductTransposedRight${suffix}`](
        ...[output, columns, b, columns, a, inner, 0, rows, columns, inner, scratch],
      ),
  };
}

const rows = [];
for (const [suffix, sizes] of [
  [
    "Float32",
    [
      [384, 384, 384],
      [32, 784, 128],
      [128, 784, 128],
      [32, 128, 10],
      [32, 256, 256],
      [1, 784, 128],
      [1024, 1024, 1024],
    ],
  ],
  [
    "Float64",
    [
      [384, 384, 384],
      [32, 784, 128],
    ],
  ],
]) {
  for (const [m, k, n] of sizes) {
    const flops = 2 * m * k * n;
    const work = product(suffix, m, k, n);
    rows.push([`${suffix} affine ${m}×${k}×${n}`, flops, work.affine]);
    rows.push([`${suffix} weights gradient ${k}×${m}×${n}`, flops, work.left]);
    rows.push([`${suffix} weights gradient with descent ${k}×${m}×${n}`, flops, work.descend]);
    rows.push([`${suffix} input gradient ${m}×${n}×${k}`, flops, work.right]);
  }
}

function seconds(run, times) {
  const start = process.hrtime.bigint();
  for (let i = 0; i < times; i++) run();
  return Number(process.hrtime.bigint() - start) / 1e9;
}

/** How often a round runs the work, after it has been warmed up. */
function calibrate(run) {
  let times = 1;
  for (;;) {
    const taken = seconds(run, times);
    if (taken > secondsOfARound) return times;
    times = Math.ceil(times * Math.min(10, 1.1 * (secondsOfARound / taken)));
  }
}

const median = (values) => values.sort((a, b) => a - b)[values.length >> 1];
const word = process.argv[2] ?? "";
for (const [name, flops, run] of rows.filter(([each]) => each.includes(word))) {
  const peak = kernels[name.includes("Float64") ? "registerPeakFloat64" : "registerPeakFloat32"];
  const lanes = name.includes("Float64") ? 2 : 4;
  const peakRun = () => peak(1000);
  const [times, peakTimes] = [calibrate(run), calibrate(peakRun)];
  const speeds = [];
  const shares = [];
  for (let round = 0; round < rounds; round++) {
    const speed = (flops * times) / seconds(run, times) / 1e9;
    const top = (24 * lanes * 1000 * peakTimes) / seconds(peakRun, peakTimes) / 1e9;
    speeds.push(speed);
    shares.push(speed / top);
  }
  const share = median(shares);
  const speed = median(speeds);
  console.log(
    `${name.padEnd(58)} ${speed.toFixed(1).padStart(6)} GFLOP/s  ${(100 * share).toFixed(0).padStart(4)} % of peak`,
  );
}
