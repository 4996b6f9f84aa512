// One contestant of `npm run bench` in a process of its own: `node contestant.mjs PEER WORK [OPTION]`. It says on
// stdout, in one line of JSON, that it is ready or why it cannot take part; then, for each number of steps that it
// reads from stdin, how many seconds they took.
import { createInterface } from "node:readline";
import { workOf } from "./works.mjs";

const peers = {
  netwright: () => import("./peers/netwright.mjs"),
  "hand-written": () => import("./peers/hand-written.mjs"),
  brain: () => import("./peers/brain.mjs"),
  tfjs: () => import("./peers/tfjs.mjs"),
  convnetjs: () => import("./peers/convnetjs.mjs"),
  jax: () => import("./peers/jax.mjs"),
};

// What the peers print is no figure.
console.log = console.warn = console.info = () => {};
const answer = (value) => process.stdout.write(`${JSON.stringify(value)}\n`);

const [peer, key, option] = process.argv.slice(2);
const ready = await prepared();
answer("missing" in ready ? ready : { ready: true, parameters: ready.parameters });
// Threads of one that cannot take part may still be there.
if ("missing" in ready) process.exit();
for await (const line of createInterface({ input: process.stdin })) {
  const start = process.hrtime.bigint();
  await ready.steps(Number(line));
  answer({ seconds: Number(process.hrtime.bigint() - start) / 1e9 });
}
await ready.end?.();

/** Ready to step, and warm from one step; what a peer cannot do, it says by throwing. */
async function prepared() {
  try {
    const { prepare } = await peers[peer]();
    const made = await prepare(workOf(key), option);
    if (!("missing" in made)) await made.steps(1);
    return made;
  } catch (error) {
    return { missing: String(error.message).split("\n")[0] };
  }
}
