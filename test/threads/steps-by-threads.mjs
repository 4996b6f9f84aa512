// Takes a few steps of each spec on one, two and three threads, as built, and prints for each spec how many numbers were
// compared and where the first differed. Specs come from stdin as [{ "name": "…", "file": "…", "text": "…", "rows": 9 }]. Every network has the
// same three threads: to start them anew for each would take longer than all the steps.
import { createHash } from "node:crypto";
import { text } from "node:stream/consumers";
import { Worker } from "node:worker_threads";
import { compile } from "netwright";
import { networkUrl } from "../../dist/compiler/run/load-module.js";
import { workspaceBuffers } from "../../dist/compiler/testing/workspace-buffers.js";
import { RandomState } from "../../dist/runtime/random-state.js";
import { takeSteps } from "./take-steps.mjs";

const helpers = [1, 2].map(() => new Worker(new URL("./steps-worker.mjs", import.meta.url)));
const results = [];
for (const { name, file = `${name}.yaml`, text: spec, rows } of JSON.parse(await text(process.stdin))) {
  const compilation = compile(spec, { file, tier: "kernels" });
  const program = compilation.ok ? compilation.program() : undefined;
  const learns = program?.functions.some((each) => each.name === "update");
  if (!program?.kernels || !learns)
    results.push({ name, skipped: compilation.diagnostics[0]?.text ?? "there is nothing to share" });
  else results.push({ name, ...(await compare(program, await networkUrl(compilation), rows)) });
}
process.stdout.write(JSON.stringify(results));
for (const helper of helpers) await helper.terminate();

async function compare(program, module, rows) {
  const network = await import(module);
  const seeds = program.buffers.filter(({ role, path }) => role === "key" && path === "seed").map((each) => each.name);
  const fill = (w) => fillFrom(program, w);
  const alone = takeSteps(network, rows, undefined, seeds, fill);
  const expected = bitsOf(program, alone.w);
  const { problem } = alone;
  for (const threads of [2, 3]) {
    const together = await takeStepsTogether(network, module, rows, threads, seeds, fill);
    if (together.problem !== problem) return { problem, differs: `${threads} threads: ${together.problem}` };
    const bits = bitsOf(program, together.w);
    const differs = Object.keys(expected).find((buffer) => bits[buffer] !== expected[buffer]);
    if (differs !== undefined) return { differs: `${threads} threads: ${differs}` };
  }
  return { compared: Object.keys(expected).length, ...(problem && { problem }) };
}

async function takeStepsTogether(network, module, rows, threads, seeds, fill) {
  const others = helpers.slice(0, threads - 1);
  const done = others.map((other) => new Promise((resolve) => other.once("message", resolve)));
  const onMemory = (memory) => {
    others.forEach((other, i) => {
      other.postMessage({ module, member: { thread: i + 1, threads, spins: 1000, memory }, rows, seeds });
    });
  };
  // The others begin once there is a memory; at the first barrier of a step they wait for what is filled in here.
  const result = takeSteps(network, rows, { thread: 0, threads, spins: 1000, onMemory }, seeds, fill);
  await Promise.all(done);
  return result;
}

/** Random rows, and scalars as they are at the first update; the learning rate is large enough to move things. */
function fillFrom({ buffers }, w) {
  const random = new RandomState(3);
  for (const { name, role, base } of buffers) {
    if (role === "input" || role === "target") w[name].forEach((_, i) => (w[name][i] = random.randomSample()));
    if (role === "scalar") w[name].fill(base ?? 0.05);
  }
}

/** A hash of each parameter, of each state and of each output that stands in the workspace when the steps are done. */
function bitsOf(program, w) {
  const { buffers, outputs } = program;
  const bufferOf = workspaceBuffers(program, w);
  const lasting = buffers.filter(({ role }) => role === "state").map(({ name }) => name);
  const arrays = { ...w.parameters, ...Object.fromEntries(lasting.map((name) => [name, bufferOf(name)])) };
  if (w[outputs.loss]) arrays.loss = w[outputs.loss];
  const hash = (values) =>
    createHash("sha256")
      .update(new Uint8Array(Float64Array.from(values).buffer))
      .digest("hex");
  return Object.fromEntries(Object.entries(arrays).map(([name, values]) => [name, hash(values)]));
}
