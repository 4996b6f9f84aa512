// `npm run gallery`: trains the specs of the gallery whose data is there, and prints what they reach on their test rows
// beside scikit-learn's models on the same rows. `-- --only bank` takes the specs with that word, `-- --data FOLDER` says
// where the data is (default: NETWRIGHT_DATA, else ../shared/data). It fails where a network is more than 0.02 below
// scikit-learn's MLP, or has an error more than 2 % above.
import { readdirSync, readFileSync } from "node:fs";
import { chdir } from "node:process";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import Table from "cli-table3";
import { fileFinder } from "../../dist/compiler/data/file-finder.js";
import { readRows } from "../../dist/compiler/data/read-rows.js";
import { train } from "../../dist/compiler/run/train.js";
import { scikitLearn, withoutScikitLearn } from "./scikit-learn.mjs";

chdir(fileURLToPath(new URL("../..", import.meta.url)));

const errors = ["rootMeanSquaredError", "meanAbsoluteError"];
const compared = ["accuracy", "auc", "f1Score", ...errors];

const { values: options } = parseArgs({
  options: {
    only: { type: "string", default: "" },
    data: { type: "string", default: process.env.NETWRIGHT_DATA || "../shared/data" },
  },
});

const lacking = withoutScikitLearn();
if (lacking !== undefined) console.log(`Without scikit-learn: ${lacking}`);
const lines = [];
for (const name of specNames()) lines.push(...(await linesOf(name)));
console.log(tableOf(lines));
const behind = lines.filter(({ ours, MLP, metric }) => MLP !== undefined && isBehind(metric, ours, MLP));
for (const { spec, metric } of behind) console.log(`${spec}: ${metric} is too far from scikit-learn's MLP.`);
process.exitCode = behind.length > 0 ? 1 : 0;

function specNames() {
  const names = readdirSync("specs/gallery");
  return names.filter((name) => name.endsWith(".yaml") && name.includes(options.only)).sort();
}

/** A line for each metric that is compared. */
async function linesOf(name) {
  const file = `specs/gallery/${name}`;
  const begun = performance.now();
  const { run, diagnostics } = await train(readFileSync(file, "utf8"), { file, data: [options.data] });
  if (run === undefined) {
    console.log(`${name} is skipped: ${diagnostics[0]?.text}`);
    return [];
  }
  const seconds = (performance.now() - begun) / 1000;
  console.log(`${name}: trained in ${seconds.toFixed(1)} s${diagnostics.map(({ text }) => `; ${text}`).join("")}`);
  const peers = peersOf(file, run.model);
  const { test } = run.measures;
  const baseline = run.baseline();
  return compared
    .filter((metric) => test[metric] !== undefined)
    .map((metric) => ({
      ...{ spec: name.replace(".yaml", ""), metric, ours: test[metric], always: baseline?.measures[metric] },
      ...Object.fromEntries(Object.entries(peers).map(([peer, figures]) => [peer, figures[metric]])),
    }));
}

/** scikit-learn takes rows of numbers, or of words: pictures and recordings are left to the networks. */
function peersOf(file, model) {
  if (lacking !== undefined || !["csv", "text"].includes(model.dataset.type)) return {};
  const { rows } = readRows(model, fileFinder(file, [options.data], ""));
  return rows === undefined ? {} : scikitLearn(model, rows);
}

function isBehind(metric, ours, theirs) {
  return errors.includes(metric) ? ours > theirs * 1.02 : ours < theirs - 0.02;
}

function tableOf(rows) {
  const table = new Table({
    head: ["spec", "metric", "baseline", "ours", "MLP", "linear", "forest"],
    style: { head: [], border: [] },
  });
  for (const { spec, metric, ...figures } of rows) {
    const cells = ["always", "ours", "MLP", "linear", "forest"].map((key) => figures[key]?.toPrecision(3) ?? "");
    table.push([spec, metric, ...cells]);
  }
  return table.toString();
}
