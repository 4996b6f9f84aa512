import type { CompiledModel } from "../compile.ts";
import type { Rows } from "../data/read-rows.ts";
import { type Diagnostic, hasErrors } from "../diagnostics/diagnostic.ts";
import { isObject } from "../ir/json.ts";
import type { Model } from "../ir/model.ts";
import { once } from "../ir/once.ts";
import { countMultiplyAdds, countParameters } from "../summary/counts.ts";
import { type Answer, answerer } from "./answer.ts";
import { categoryAnswer } from "./category-answer.ts";
import { gradientOf } from "./interpreted.ts";
import { layerOutput } from "./layer-output.ts";
import type { Dataset, Measure, NetworkModule, Parameters } from "./network-module.ts";
import type { Part, Snapshot } from "./snapshot.ts";
import { nestedList, tensorsOf } from "./tensors.ts";
import type { Moment } from "./training-loop.ts";

/** A network at one point of its training. */
export interface Observed {
  readonly compilation: CompiledModel;
  readonly model: Model;
  readonly network: NetworkModule;
  readonly parameters: Parameters;
  readonly rows: Rows | undefined;
}

/** The loss and the metrics over one part of the rows, by name. */
export type Measures = { readonly [name: string]: Measure };

/** A snapshot of a network; each value is computed once. `stop` and `trend` are given after training. */
export function observe(observed: Observed, moment: Moment, stop?: string, trend?: Snapshot["trend"]): Snapshot {
  const { compilation, model, network, parameters, rows } = observed;
  const tensors = once(() => tensorsOf(network.writeParameters(parameters)));
  const measured = new Map<Part, Measures>();
  const answer = once(() => answerer({ model, network, parameters, program: compilation.program() }));
  const training = (): Dataset | undefined => rows?.data.parts.training().part;
  return {
    predict: (inputs) => byColumn(model, answer()(inputs)),
    parameter: (path) => {
      const { data, shape } = required(tensors().get(path));
      return nestedList(data, shape);
    },
    gradient: (path) =>
      gradientOf(required(compilation.graphs().training), path, tensors(), required(training()), {
        seed: model.seed,
        iteration: moment.iterations,
      }),
    layer: (layer, inputs) => layerOutput(observed, layer, tensors(), inputs ?? null),
    shape: (layer) => required(model.layers.find(({ name }) => name === layer)).shape,
    measure: (name, on) => {
      const measures = measured.get(on) ?? measure(observed, on);
      measured.set(on, measures);
      return required(measures[name]);
    },
    trend: (name, on) => required(trend)(name, on),
    lasted: (name) => moment[name],
    stop: () => required(stop),
    count: (name) =>
      name === "parameters" ? countParameters(model) : countMultiplyAdds(compilation.graphs().prediction),
  };
}

/** The loss and the metrics over one part of the rows; empty if there are no such rows. */
export function measure({ network, parameters, rows }: Observed, on: Part): Measures {
  const data = partOf(rows, on);
  return data === undefined || data.rows === 0 ? {} : { ...network.evaluate?.(parameters, data) };
}

function partOf(rows: Rows | undefined, on: Part): Dataset | undefined {
  if (rows === undefined || rows.data.counts[on] === 0) return undefined;
  return rows.data.parts[on]().part;
}

/** Mistakes in the rows of a part; encodes the part if needed. */
export function mistakesOf(rows: Rows | undefined, on: Part): readonly Diagnostic[] {
  if (rows === undefined || rows.data.counts[on] === 0) return [];
  const { diagnostics } = rows.data.parts[on]();
  return hasErrors(diagnostics) ? diagnostics : [];
}

/** Adds the name of the output or column that claims use, which the prediction of a single output omits. */
function byColumn(model: Model, answer: Answer): Answer {
  if (!("outputs" in answer)) return answer;
  const { outputs } = answer;
  const [only, ...others] = model.outputs;
  if (only === undefined || others.length > 0 || !isObject(outputs)) return answer;
  const [column = only.name] = only.target?.columns ?? [];
  const columns = categoryAnswer(outputs) === undefined ? outputs : { [column]: outputs };
  return { outputs: { [only.name]: outputs, ...columns } };
}

function required<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("the subject of a claim does not exist");
  return value;
}
