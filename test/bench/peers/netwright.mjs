import { compile } from "../../../dist/compiler/index.js";
import { networkUrl } from "../../../dist/compiler/run/load-module.js";
import { randomStep } from "../../../dist/compiler/run/random-step.js";
import { countParameters } from "../../../dist/compiler/summary/counts.js";
import { startTeam } from "../../../dist/runtime/node/start-team.js";
import { sharedRows } from "../../../dist/runtime/shared-rows.js";

/** The generated step, as `netwright train --threads` runs it, on random rows and with a learning rate of 0. */
export async function prepare(work, threads = "1") {
  const text = work.spec.replace(/^optimizer: (\w+)$/m, "optimizer: { type: $1, learningRate: 0 }");
  const compilation = compile(text, { file: `${work.key}.yaml` });
  if (!compilation.ok) return { missing: compilation.diagnostics.map(({ text }) => text).join(" ") };
  const { model } = compilation;
  const program = compilation.program();
  const url = await networkUrl(compilation, `${work.key}.ts`);
  const network = await import(url);
  const parameters = countParameters(model);
  if (threads !== "1") {
    if (!program.kernels) return { missing: "its loops are the work of one thread" };
    return { parameters, ...(await together(network, url, program, work.rows, Number(threads))) };
  }
  const { run } = randomStep(network, program, model, work.rows);
  return {
    parameters,
    steps: (count) => {
      for (let i = 0; i < count; i++) run();
    },
  };
}

/** Steps that several threads take together: a training that never ends, and goes on for as long as it is asked to. */
async function together(network, module, program, rows, threads) {
  const data = sharedRows({
    rows,
    inputs: randomRows(program, "input", rows),
    targets: randomRows(program, "target", rows),
  });
  const options = { seed: 0, iterations: Number.MAX_SAFE_INTEGER };
  const parameters = network.createParameters(0);
  const team = await startTeam({ threads, module, data, parameters, options });
  const training = network.train(parameters, data, { ...options, every: 1, team: team.member });
  return {
    steps: (count) => {
      training.next(count);
      if (team.countArrived() < threads) throw new Error("not all of the threads take part");
    },
    end: team.end,
  };
}

/** One batch of all that the network takes under such a role, by the names of the dataset. */
function randomRows({ buffers, precision }, role, rows) {
  const numbers = precision === "float32" ? Float32Array : Float64Array;
  const own = buffers.filter((buffer) => buffer.role === role);
  return Object.fromEntries(
    own.map(({ path, size }) => [path, numbers.from({ length: rows * size.perRow }, Math.random)]),
  );
}
