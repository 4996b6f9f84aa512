// Runs the contestants of one work in turn, each in a process of its own, and gives the median of each.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout } from "node:timers/promises";
import { fileURLToPath } from "node:url";

const rounds = 15;
const secondsOfARound = 0.04;
/** A contestant that takes longer than this stops after fewer rounds, but not before two. */
const patience = 4;
/** Threads of a library may go on spinning after their work; who comes next is not to suffer from it. */
const pauseAfterThreads = 40;

const here = fileURLToPath(new URL(".", import.meta.url));
const script = (...words) => [process.execPath, [`${here}contestant.mjs`, ...words]];

/** How each contestant is started for a work; PyTorch once for each number of threads. */
const starts = {
  netwright: ({ key }) => script("netwright", key),
  "netwright, 2 threads": ({ key }) => script("netwright", key, "2"),
  "hand-written loop": ({ key }) => script("hand-written", key),
  NumPy: () => python(`${here}peers/two_layer_numpy.py`),
  "PyTorch, 1 thread": (work) => torch(1, work),
  "PyTorch, 2 threads": (work) => torch(2, work),
  "brain.js": ({ key }) => script("brain", key),
  "tfjs cpu": ({ key }) => script("tfjs", key, "cpu"),
  "tfjs wasm": ({ key }) => script("tfjs", key, "wasm"),
  ConvNetJS: ({ key }) => script("convnetjs", key),
  "jax-js": ({ key }) => script("jax", key),
};

/** The three settings together: with one of them left out, "one thread" uses every core. */
function torch(threads, { network, rows, data }) {
  const settings = { OMP_NUM_THREADS: `${threads}`, OPENBLAS_NUM_THREADS: `${threads}`, ...openBlasCore() };
  return python(`${here}peers/torch_step.py`, [`${threads}`, JSON.stringify({ network, rows, data })], settings);
}

/**
 * OpenBLAS takes a processor that is newer than itself for one of 2004, and does a fifth of what it could; unless its user
 * has chosen, it is told what this one can do.
 */
function openBlasCore() {
  if (process.env.OPENBLAS_CORETYPE !== undefined || !existsSync("/proc/cpuinfo")) return {};
  const flags = readFileSync("/proc/cpuinfo", "utf8");
  const core = flags.includes(" avx512f") ? "SkylakeX" : flags.includes(" avx2") ? "Haswell" : undefined;
  return core && { OPENBLAS_CORETYPE: core };
}

/** Debian's Python, which has Debian's packages, before any other; nothing where there is none. */
function python(file, words = [], settings = {}) {
  const found = ["/usr/bin/python3", "python3"].find((each) => spawnSync(each, ["--version"]).status === 0);
  return found && [found, [file, ...words], settings];
}

/** The names under which a work's peers take part. */
export function contestantsOf({ peers }) {
  return peers.flatMap((name) => (name === "PyTorch" ? ["PyTorch, 1 thread", "PyTorch, 2 threads"] : [name]));
}

/**
 * Times the contestants `{ name, as, work }` in interleaved rounds: by name the `seconds` of a step (median) and those of
 * the `best` round, in `missing` why one could not take part, and in `sanity` the floating-point operations a second of
 * PyTorch's matrix product: below 70 billion a core its other figures say nothing.
 */
export async function contest(entries) {
  const all = await Promise.all(entries.map(start));
  const taking = all.filter(({ missing }) => missing === undefined);
  sameSize(taking);
  for (const each of taking) await calibrate(each);
  for (let round = 0; round < rounds; round++) {
    for (const each of taking) await turn(each);
  }
  const sanity = {};
  for (const each of taking) if (each.name.startsWith("PyTorch")) sanity[each.name] = await each.ask("sanity");
  for (const { child } of taking) child.stdin.end();
  return {
    seconds: Object.fromEntries(taking.map(({ name, times }) => [name, median(times)])),
    best: Object.fromEntries(taking.map(({ name, times }) => [name, Math.min(...times)])),
    rounds: Object.fromEntries(taking.map(({ name, times }) => [name, times.length])),
    missing: Object.fromEntries(all.filter(({ missing }) => missing).map(({ name, missing }) => [name, missing])),
    sanity: Object.fromEntries(Object.entries(sanity).map(([name, { operations }]) => [name, operations])),
  };
}

/** `name` is what it is called in the result; `as`, where that is something else, how it is started. */
async function start({ name, as = name, work }) {
  const how = starts[as](work);
  if (how === undefined) return { name, missing: "there is no python3" };
  const [command, words, settings = {}] = how;
  const child = spawn(command, words, { stdio: ["pipe", "pipe", "ignore"], env: { ...process.env, ...settings } });
  // One that cannot take part ends before it is spoken to.
  child.stdin.on("error", () => {});
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answer = async () => {
    const { value } = await lines.next();
    return value === undefined ? { missing: "it ended without an answer" } : JSON.parse(value);
  };
  const ready = await answer();
  const ask = (line) => {
    child.stdin.write(`${line}\n`);
    return answer();
  };
  return { name, work, child, ask, missing: ready.missing, parameters: ready.parameters, times: [], spent: 0 };
}

/** Who has another number of parameters does other work. Peers that cannot leave out a bias say no number. */
function sameSize(contestants) {
  for (const { name, work, parameters } of contestants) {
    const other = contestants.find((each) => each.work === work && each.parameters !== undefined);
    if (parameters !== undefined && other && other.parameters !== parameters) {
      throw new Error(`${work.name}: ${name} has ${parameters} parameters, ${other.name} ${other.parameters}`);
    }
  }
}

/** How many steps fill a round, found by doubling: by then engines have compiled what they will compile. */
async function calibrate(contestant) {
  let steps = 1;
  for (;;) {
    const { seconds } = await contestant.ask(steps);
    contestant.spent += seconds;
    if (seconds >= secondsOfARound) break;
    steps *= seconds * 8 < secondsOfARound ? 8 : 2;
  }
  // What was slow while it was cold is asked once more.
  const { seconds } = await contestant.ask(steps);
  contestant.spent += seconds;
  contestant.steps = Math.max(1, Math.round((steps * secondsOfARound) / seconds));
}

async function turn(contestant) {
  const { times, spent, steps, name } = contestant;
  if (times.length >= 2 && spent > patience) return;
  // Others have run since its last turn: caches are filled and threads are woken before the clock starts.
  await contestant.ask(Math.ceil(steps / 4));
  const { seconds } = await contestant.ask(steps);
  contestant.spent += seconds;
  times.push(seconds / steps);
  if (name.includes("threads")) await setTimeout(pauseAfterThreads);
}

function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
}
