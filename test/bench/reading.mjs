// Times how a CSV file becomes columns: Netwright beside pandas, csv-parse and Python's csv, each round of each in a
// process of its own, in turn; then how time grows with the rows, and `predict` on a file.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { writeTableFile } from "./reading/table-file.mjs";

const rounds = 5;
const here = (file) => fileURLToPath(new URL(file, import.meta.url));

const readers = {
  netwright: [process.execPath, here("reading/readers.mjs"), "netwright"],
  pandas: ["/usr/bin/python3", here("reading/readers.py"), "pandas"],
  "csv-parse": [process.execPath, here("reading/readers.mjs"), "csv-parse"],
  "Python's csv": ["/usr/bin/python3", here("reading/readers.py"), "csv"],
};

/** The words by which `--only` asks for it. */
export const key = "reading csv";

/** What reading costs: by reader its seconds and megabytes (medians), in `missing` why one could not take part. */
export function measureReading() {
  const folder = mkdtempSync(join(tmpdir(), "netwright-reading-"));
  try {
    const million = join(folder, "million.csv");
    writeTableFile(million, 1_000_000);
    const { times, missing } = inTurn(million);
    const four = join(folder, "four-million.csv");
    writeTableFile(four, 4_000_000);
    return { times, missing, growth: growthOf(million, four), predict: predicting(folder) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function inTurn(file) {
  const results = Object.fromEntries(Object.keys(readers).map((name) => [name, []]));
  const missing = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, words] of Object.entries(readers)) {
      if (missing[name] !== undefined) continue;
      const result = once(words, file);
      if ("missing" in result) missing[name] = result.missing;
      else results[name].push(result);
    }
  }
  const measured = Object.entries(results).filter(([name]) => missing[name] === undefined);
  const times = measured.map(([name, all]) => [
    name,
    { seconds: median(all.map(({ seconds }) => seconds)), megabytes: median(all.map(({ megabytes }) => megabytes)) },
  ]);
  return { times: Object.fromEntries(times), missing };
}

/** The time of the larger file by that of the smaller one, read in turn. */
function growthOf(smaller, larger) {
  const ratios = Array.from({ length: 3 }, () => {
    const [less, more] = [smaller, larger].map((file) => once(readers.netwright, file));
    if (more.rows !== 4 * less.rows) throw new Error(`${larger} has ${more.rows} rows`);
    return more.seconds / less.seconds;
  });
  return median(ratios);
}

function once([command, ...words], file) {
  const { stdout, stderr } = spawnSync(command, [...words, file], { encoding: "utf8" });
  if (!stdout) return { missing: stderr?.trim().split("\n").at(-1) || `there is no ${command}` };
  return JSON.parse(stdout);
}

/** Seconds of `netwright predict` on a file of 100,000 rows, the start of the program included. */
function predicting(folder) {
  const file = join(folder, "rows.csv");
  writeTableFile(file, 100_000);
  const spec = join(folder, "rows.yaml");
  writeFileSync(
    spec,
    "dataset: { type: csv, file: rows.csv, targets: y }\nlayers: [{ type: dense, units: 1 }]\nloss: meanSquaredError\noptimizer: sgd\ntrain: { iterations: 1 }\n",
  );
  const run = (...words) =>
    spawnSync(process.execPath, [here("../../dist/cli/main.js"), ...words], { cwd: folder, maxBuffer: 1 << 28 });
  run("train", spec);
  const start = process.hrtime.bigint();
  const { status } = run("predict", spec, file);
  if (status !== 0) throw new Error("predict failed");
  return Number(process.hrtime.bigint() - start) / 1e9;
}

function median(values) {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** The figures as lines. */
export function readingLines({ times, missing, growth, predict }) {
  const { netwright } = times;
  const line = (name, { seconds, megabytes }) => {
    const ratios =
      name === "netwright"
        ? ""
        : `  Netwright takes ${(netwright.seconds / seconds).toPrecision(3)} × its time, ${(netwright.megabytes / megabytes).toPrecision(3)} × its memory`;
    return `  ${name.padEnd(22)}${seconds.toFixed(2).padStart(8)} s ${megabytes.toFixed(0).padStart(6)} MB${ratios}`;
  };
  return [
    "A CSV file of 1,000,000 rows of 10 columns (55 MB)",
    ...Object.entries(times).map(([name, each]) => line(name, each)),
    ...Object.entries(missing).map(([name, why]) => `  ${name} was not measured: ${why}`),
    `  4,000,000 rows take ${growth.toFixed(2)} × the time of 1,000,000 (from 3.4 to 4.6 expected)`,
    `  predict on 100,000 rows: ${predict.toFixed(2)} s (at most 3 s)`,
  ];
}
