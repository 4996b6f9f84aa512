import { compile, loadNetwork } from "../../../dist/compiler/index.js";
import { countParameters } from "../../../dist/compiler/run/counts.js";
import { randomStep } from "../../../dist/compiler/run/random-step.js";

/** The generated step, as `netwright train` runs it, on random rows. */
export async function prepare(work) {
  const compilation = compile(work.spec, { file: `${work.key}.yaml` });
  const { model, program, diagnostics } = compilation;
  if (model === undefined) return { missing: diagnostics.map(({ message }) => message).join(" ") };
  const network = await loadNetwork(compilation, `${work.key}.ts`);
  const { run } = randomStep(network, program, model, work.rows);
  return {
    parameters: countParameters(model),
    steps: (count) => {
      for (let i = 0; i < count; i++) run();
    },
  };
}
