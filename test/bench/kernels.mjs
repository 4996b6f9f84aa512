// Prints what the kernels reach on one core: GFLOP/s, and the share of what a loop of multiply-adds that never touches
// memory reaches in the same run. `node test/bench/kernels.mjs [WORD]` runs the rows whose name has the word, after
// `npm run build`. Rounds of a row and of the peak alternate and are short, and the best of each counts: other programs
// on the machine can only make both slower.
import { loadKernels } from "../../dist/runtime/kernels/load-kernels.js";

const rounds = 60;
const secondsOfARound = 0.004;
const memory = new WebAssembly.Memory({ initial: 8192, maximum: 65536 });
const kernels = loadKernels(memory);
const floats = new Float32Array(memory.buffer);
for (let i = 0; i < floats.length; i++) floats[i] = ((i * 7919) % 1000) / 1000 - 0.5;
const scratch = 2 ** 26;
const firstArray = scratch + 2 ** 24;
let next = firstArray;

/** Byte offset of `count` numbers (of 8 bytes at most). */
function place(count) {
  const offset = next;
  next += Math.ceil((count * 8) / 64) * 64 + 64;
  return offset;
}

/** The four products of a dense layer: forward, gradients of weights and input, and the step of descent. */
function dense(precision, rows, inner, columns) {
  next = firstArray;
  const [a, b, bias, output] = [place(rows * inner), place(inner * columns), place(columns), place(rows * columns)];
  const flops = 2 * rows * inner * columns;
  const run =
    (name) =>
    (...parameters) =>
      kernels[`${name}${precision}`](...parameters);
  const forward = [a, inner, b, columns, bias, output, columns, 0, rows, inner, columns, 0, scratch];
  const weights = [a, inner, output, columns, b, columns, 0, inner, rows, columns];
  const input = [output, columns, b, columns, a, inner, 0, rows, columns, inner, scratch];
  return [
    [`affine ${rows}×${inner}×${columns}`, flops, () => run("affine")(...forward)],
    [
      `weights gradient ${inner}×${rows}×${columns}`,
      flops,
      () => run("matrixProductTransposedLeft")(...weights, scratch),
    ],
    [
      `weights gradient and SGD ${inner}×${rows}×${columns}`,
      flops,
      () => run("descendByProduct")(...weights, 1e-9, scratch),
    ],
    [`input gradient ${rows}×${columns}×${inner}`, flops, () => run("matrixProductTransposedRight")(...input)],
  ];
}

/** A convolution of square images with `same` padding or none, and its gradients. Only taps on the image are counted. */
function convolution(precision, samples, size, channels, filters, kernel, padding) {
  next = firstArray;
  const outputs = size + 2 * padding - kernel + 1;
  const input = place(samples * size * size * channels);
  const weights = place(kernel * kernel * channels * filters);
  const [bias, output] = [place(filters), place(samples * outputs * outputs * filters)];
  let taps = 0;
  for (let o = 0; o < outputs; o++) {
    for (let k = 0; k < kernel; k++) if (o - padding + k >= 0 && o - padding + k < size) taps++;
  }
  const flops = 2 * samples * taps * taps * channels * filters;
  const geometry = [1, 1, 1, 1, padding, padding];
  const forward = [input, size, size, channels, weights, kernel, kernel, filters, bias, 1, output, outputs, outputs];
  const backward = [output, outputs, outputs, filters, weights, kernel, kernel, input, size, size, channels];
  const ofKernel = [input, samples, size, size, channels, output, outputs, outputs, filters, weights, kernel, kernel];
  const shape = `${kernel}×${kernel} ${channels}→${filters} on ${size}×${size}, ${samples} samples`;
  const run = (name, ...parameters) => kernels[`${name}${precision}`](...parameters);
  const [forwardRows, backwardRows, kernelRows] = [samples * outputs, samples * size, kernel * kernel * channels];
  return [
    [`convolution ${shape}`, flops, () => run("convolution2d", ...forward, ...geometry, 0, 0, forwardRows, scratch)],
    [
      `its input gradient ${shape}`,
      flops,
      () => run("convolution2dInputGradient", ...backward, ...geometry, 0, backwardRows, scratch),
    ],
    [
      `its kernel gradient ${shape}`,
      flops,
      () => run("convolution2dKernelGradient", ...ofKernel, ...geometry, 0, kernelRows, scratch),
    ],
  ];
}

const rows = { Float32: [], Float64: [] };
for (const precision of ["Float32", "Float64"]) {
  for (const sizes of [
    [384, 384, 384],
    [32, 784, 128],
    [128, 784, 128],
    [32, 128, 10],
    [32, 256, 256],
    [32, 1024, 1024],
  ]) {
    rows[precision].push(...dense(precision, ...sizes));
  }
  rows[precision].push(...convolution(precision, 32, 32, 64, 64, 3, 1));
  rows[precision].push(...convolution(precision, 32, 32, 3, 32, 3, 1));
  rows[precision].push(...convolution(precision, 32, 16, 32, 64, 3, 1));
  rows[precision].push(...convolution(precision, 32, 28, 1, 6, 5, 2));
  rows[precision].push(...convolution(precision, 32, 14, 6, 16, 5, 0));
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
    if (taken > secondsOfARound) break;
    times *= 2;
  }
  return Math.max(1, Math.round((times * secondsOfARound) / Math.min(seconds(run, times), seconds(run, times))));
}

const word = process.argv[2] ?? "";
for (const [precision, lanes] of [
  ["Float32", 4],
  ["Float64", 2],
]) {
  const peakRun = () => kernels[`registerPeak${precision}`](10000, -1e-4);
  const peakTimes = calibrate(peakRun);
  for (const [name, flops, run] of rows[precision].filter(([each]) => `${precision} ${each}`.includes(word))) {
    const times = calibrate(run);
    let [best, bestPeak] = [0, 0];
    for (let round = 0; round < rounds; round++) {
      best = Math.max(best, (flops * times) / seconds(run, times) / 1e9);
      bestPeak = Math.max(bestPeak, (24 * lanes * 10_000 * peakTimes) / seconds(peakRun, peakTimes) / 1e9);
    }
    const share = `${((100 * best) / bestPeak).toFixed(0)} % of ${bestPeak.toFixed(1)}`;
    console.log(`${precision} ${name.padEnd(64)} ${best.toFixed(1).padStart(6)} GFLOP/s ${share.padStart(14)}`);
  }
}
