import { afterEach, expect, test, vi } from "vitest";
import { type PageWorker, trainInWorkers } from "../../runtime/browser/index.ts";

/** A worker that listens, trains in no time and gives its own number as the only byte of the weights; it makes no memory. */
function worker(weights: number): PageWorker {
  const own: PageWorker = {
    onmessage: null,
    onerror: null,
    postMessage: () => say({ kind: "finished", weights: Uint8Array.of(weights) }),
    terminate: () => {},
  };
  const say = (data: object) => queueMicrotask(() => (own.onmessage as ((event: object) => void) | null)?.({ data }));
  say({ kind: "listening" });
  return own;
}

function train(threads: number | "auto") {
  let started = 0;
  const data = { rows: 1, inputs: { x: Float64Array.of(1) }, targets: { y: Float64Array.of(2) } };
  return trainInWorkers({ worker: () => worker(++started), parameters: Uint8Array.of(0), data, threads });
}

afterEach(() => vi.unstubAllGlobals());

const weights = Uint8Array.of(1);

test("one worker is asked for, and one trains", async () => {
  vi.stubGlobal("self", { crossOriginIsolated: true, navigator: { hardwareConcurrency: 4 } });
  expect(await train(1)).toEqual({ weights, threads: 1 });
});

test("of a network of loops one of several trains, with a message, and nothing is refused", async () => {
  vi.stubGlobal("self", { crossOriginIsolated: true, navigator: { hardwareConcurrency: 4 } });
  const message = expect.stringMatching(/^Used one worker: this network is built with loops/);
  expect(await train(3)).toEqual({ weights, threads: 1, message });
  expect(await train("auto")).toEqual({ weights, threads: 1, message });
});

test("on a page that may not share memory one trains, with a message", async () => {
  vi.stubGlobal("self", { navigator: { hardwareConcurrency: 4 } });
  const message = expect.stringMatching(/^Using one worker: this page cannot share memory/);
  expect(await train("auto")).toEqual({ weights, threads: 1, message });
});
