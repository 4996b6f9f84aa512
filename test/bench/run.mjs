// `npm run bench`: times one training step of specs/two-layer.yaml against a hand-written loop and NumPy, in turn, in
// one run, and prints medians and ratios. `-- --json` prints one object instead.
import { spawn, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { createInterface } from "node:readline";
import { compile, loadNetwork } from "../../dist/compiler/index.js";
import { handWrittenNet, handWrittenStep } from "./hand-written.mjs";

const rounds = 15;
const stepsPerRound = 100_000;
const file = "specs/two-layer.yaml";

const compiled = compile(readFileSync(file, "utf8"), { file });
const network = await loadNetwork(compiled, "two-layer.ts");
const parameters = network.createParameters(1);
const workspace = network.createWorkspace(7);
const net = handWrittenNet(parameters.dense1Weights, parameters.dense2Weights);
workspace.rows = 7;
workspace.batchInput.set(net.inputs);
workspace.batchTargets.set(net.targets);
workspace.learningRate[0] = 1;

const work = {
  netwright: () => {
    for (let i = 0; i < stepsPerRound; i++) network.step(parameters, workspace, i);
  },
  "hand-written loop": () => {
    for (let i = 0; i < stepsPerRound; i++) handWrittenStep(net);
  },
};

const numpy = startNumpy();
const times = { netwright: [], "hand-written loop": [], NumPy: [] };
for (const run of Object.values(work)) run();
for (let round = 0; round < rounds; round++) {
  for (const [name, run] of Object.entries(work)) {
    const start = process.hrtime.bigint();
    run();
    times[name].push(Number(process.hrtime.bigint() - start) / 1e9 / stepsPerRound);
  }
  if (numpy) times.NumPy.push(await numpy.time());
}
numpy?.stop();
report();

/** NumPy in a process of its own that waits for its turn; nothing where Python has no NumPy. */
function startNumpy() {
  const python = ["/usr/bin/python3", "python3"].find((each) => spawnSync(each, ["-c", "import numpy"]).status === 0);
  if (!python) return undefined;
  const child = spawn(python, ["test/bench/two_layer_numpy.py"], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    time: async () => {
      child.stdin.write("\n");
      return Number((await lines.next()).value);
    },
    stop: () => child.stdin.end(),
  };
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}

function report() {
  const medians = Object.fromEntries(
    Object.entries(times)
      .filter(([, values]) => values.length > 0)
      .map(([name, values]) => [name, median(values)]),
  );
  const { netwright, ...peers } = medians;
  const ratios = Object.fromEntries(Object.entries(peers).map(([name, seconds]) => [name, seconds / netwright]));
  const machine = {
    cpu: cpus()[0]?.model ?? "unknown",
    cores: cpus().length,
    node: process.version,
    load: loadavg()[0],
  };
  const rows = [{ work: "3-4-1, full batch of 7, float64, one step", threads: 1, netwright, peers, ratios }];
  if (process.argv.includes("--json")) {
    console.log(JSON.stringify({ rows, machine }));
    return;
  }
  console.log(`${machine.cpu}, ${machine.cores} cores, Node ${machine.node}, load ${machine.load.toFixed(2)}`);
  console.log(`${rows[0].work}; medians of ${rounds} rounds of ${stepsPerRound} steps, in turn`);
  for (const [name, seconds] of Object.entries(medians)) {
    const ratio = name === "netwright" ? "" : `  ${ratios[name].toFixed(2)} × netwright's time`;
    console.log(`  ${name.padEnd(18)} ${(seconds * 1e6).toFixed(3).padStart(8)} µs${ratio}`);
  }
  if (peers.NumPy) {
    console.log(
      `  netwright / hand-written loop: ${(netwright / peers["hand-written loop"]).toFixed(2)} (at most 1.2)`,
    );
    console.log(`  NumPy / hand-written loop: ${(peers.NumPy / peers["hand-written loop"]).toFixed(1)} (at least 12)`);
  } else console.log("  NumPy was not measured: python3-numpy is not installed.");
}
