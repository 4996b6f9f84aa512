// `npm run bench`: times one training step of several works, Netwright beside its peers, in interleaved rounds, and prints
// medians and ratios. `-- --json` prints one object instead; `-- --only mlp` measures only the works with that word.
import { spawnSync } from "node:child_process";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { contest, contestantsOf } from "./contest.mjs";
import { measureReading, key as readingKey, readingLines } from "./reading.mjs";
import { endLine, growthLine, kernelLine, machineLine, workLines } from "./report.mjs";
import { growths, works } from "./works.mjs";

const { values: options } = parseArgs({
  options: { json: { type: "boolean", default: false }, only: { type: "string", default: "" } },
});
const begun = performance.now();
const asked = ({ key, name }) => `${key} ${name}`.toLowerCase().includes(options.only.toLowerCase());
const say = (...lines) => {
  if (!options.json) for (const line of lines) console.log(line);
};

const machine = {
  cpu: cpus()[0]?.model ?? "unknown",
  cores: cpus().length,
  node: process.version,
  load: loadavg()[0],
};
say(machineLine(machine), "Seconds of one step: medians of interleaved rounds, each contestant in its own process.");

const rows = [];
for (const work of works.filter(asked)) {
  const names = ["netwright", "netwright, 2 threads", ...contestantsOf(work)];
  const load = loadavg()[0];
  const { seconds, ...others } = await contest(names.map((name) => ({ name, work })));
  const { netwright: alone, "netwright, 2 threads": together, ...peers } = seconds;
  if (alone === undefined) throw new Error(`${work.name}: ${others.missing.netwright}`);
  const row = (threads, netwright) => {
    const ratios = Object.fromEntries(Object.entries(peers).map(([name, each]) => [name, each / netwright]));
    return { work: work.name, threads, netwright, peers, ratios, load, ...others };
  };
  const ofWork = [row(1, alone), ...(together === undefined ? [] : [row(2, together)])];
  rows.push(...ofWork);
  say("", ...workLines(ofWork));
}

const growth = [];
for (const each of growths.filter(asked)) {
  const [larger, smaller] = ["larger", "smaller"].map((name) => ({ name, as: "netwright", work: each[name] }));
  const { seconds } = await contest([larger, smaller]);
  growth.push({ work: each.name, range: each.range, ...seconds, ratio: seconds.larger / seconds.smaller });
  say("", growthLine(growth.at(-1)));
}

const kernels = [];
for (const [name, word, atLeast] of [
  ["matrix product 384³", "Float32 affine 384×384×384", 0.85],
  ["convolution 3×3 64→64 forward", "Float32 convolution 3×3 64→64", 0.8],
  ["convolution 3×3 64→64 weight gradient", "Float32 its kernel gradient 3×3 64→64", 0.7],
]) {
  if (!asked({ key: "kernels", name })) continue;
  kernels.push({ work: name, atLeast, ...kernel(word) });
  say(...(kernels.length === 1 ? [""] : []), kernelLine(kernels.at(-1)));
}

const reading = asked({ key: readingKey, name: "reading" }) ? measureReading() : undefined;
if (reading !== undefined) say("", ...readingLines(reading));

const seconds = (performance.now() - begun) / 1000;
say("", endLine({ cores: machine.cores, load: loadavg()[0], seconds }));
if (options.json) console.log(JSON.stringify({ rows, growth, kernels, ...(reading && { reading }), machine, seconds }));

/** A kernel and the machine's peak, as test/bench/kernels.mjs measures them. */
function kernel(word) {
  const file = fileURLToPath(new URL("kernels.mjs", import.meta.url));
  const { stdout } = spawnSync(process.execPath, [file, word], { encoding: "utf8" });
  const [, gflops, percent, peak] = /([\d.]+) GFLOP\/s +(\d+) % of ([\d.]+)/.exec(stdout) ?? [];
  return { gflops: Number(gflops), peakGflops: Number(peak), share: Number(percent) / 100 };
}
