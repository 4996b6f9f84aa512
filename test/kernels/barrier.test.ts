import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import { kernelBytes } from "../../runtime/kernels/bytes.gen.ts";
import { decodeHexadecimal } from "../../runtime/kernels/hexadecimal.ts";
import { webAssembly } from "../../runtime/kernels/web-assembly.ts";

const rounds = 2000;

/** Each thread adds its round to its own cell, waits, and counts the cells of others that are not in the same round. */
const program = `
  const { workerData: { bytes, memory, thread, threads, spins }, parentPort } = require("node:worker_threads");
  const { barrier } = new WebAssembly.Instance(new WebAssembly.Module(bytes), { env: { memory } }).exports;
  const cells = new Int32Array(memory.buffer, 64, threads);
  let late = 0;
  for (let round = 1; round <= ${rounds}; round++) {
    cells[thread] = round;
    barrier(0, threads, spins);
    late += cells.filter((cell) => cell !== round).length;
    barrier(0, threads, spins);
  }
  parentPort.postMessage(late);
`;

describe("the barrier", () => {
  test.each([
    [2, 1000],
    [3, 100],
    [4, 0],
  ])("keeps %i threads, each spinning %i times before it sleeps, in the same round", async (threads, spins) => {
    const global = webAssembly();
    if (global === undefined) throw new Error("this test needs WebAssembly");
    const memory = new global.Memory({ initial: 1, maximum: 65536, shared: true });
    const bytes = decodeHexadecimal(kernelBytes);
    const late = await Promise.all(
      Array.from(
        { length: threads },
        (_, thread) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(program, { eval: true, workerData: { bytes, memory, thread, threads, spins } });
            worker.once("message", resolve);
            worker.once("error", reject);
          }),
      ),
    );
    expect(late).toEqual(new Array(threads).fill(0));
  });
});
