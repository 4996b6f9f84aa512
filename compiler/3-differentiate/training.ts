import type { Model, OptimizerModel } from "../2-resolve/model.ts";
import { clipGradients } from "../optimizers/clipping.ts";
import { optimizers } from "../vocabulary/registry.gen.ts";
import { buildForward, found } from "./forward.ts";
import { type Graph, joinName } from "./graph.ts";
import { type GraphBuilder, graphBuilder, type Value } from "./graph-builder.ts";
import { batchLoss, targetLeaves } from "./objective.ts";
import { prune } from "./prune.ts";
import { gradientsOf } from "./reverse.ts";

/** One step of learning: the loss of a batch, its gradients, and the parameters' next values. */
export function trainingGraph(model: Model): Graph {
  const graph = graphBuilder(model.precision);
  const forward = buildForward(graph, model, true);
  const targets = targetLeaves(graph, model);
  const loss = graph.at({ phase: "loss", owner: "loss" }, () => batchLoss(graph, model, forward, targets));
  graph.rename(loss, "batchLoss");
  const learnt = model.layers.flatMap((layer) => layer.parameters).filter((parameter) => parameter.trainable);
  const values = learnt.map((parameter) => found(forward.parameters, parameter.path));
  const gradients = graph.at({ phase: "backward", owner: "loss" }, () => gradientsOf(graph, loss, values));
  const outputs: { [name: string]: Value } = { loss };
  for (const output of model.outputs) outputs[`outputs.${output.name}`] = found(forward.values, output.layer);
  const pairs = learnt.flatMap((parameter, place) => {
    const [value, gradient] = [values[place], gradients[place]];
    if (!value || !gradient) return [];
    outputs[`gradients.${parameter.path}`] = gradient;
    return [{ parameter: value, gradient, path: parameter.path }];
  });
  const updates = model.optimizer ? buildUpdates(graph, model.optimizer, pairs) : [];
  for (const { parameter, owner, next } of forward.kept) {
    updates.push({ target: parameter, value: graph.at({ phase: "update", owner }, next) });
  }
  return prune(graph.finish("training", outputs, updates));
}

interface Pair {
  readonly parameter: Value;
  readonly gradient: Value;
  readonly path: string;
}

function buildUpdates(graph: GraphBuilder, optimizer: OptimizerModel, pairs: readonly Pair[]) {
  const word = optimizers[optimizer.type];
  if (!word) throw new Error(`there is no optimizer "${optimizer.type}"`);
  const updates: { target: Value; value: Value }[] = [];
  const powers = new Map<number, Value>();
  const learningRate = graph.leaf("scalar", "learningRate", [], { path: "learningRate" });
  const power = (base: number): Value => {
    const known = powers.get(base);
    if (known) return known;
    const name = `power${powers.size + 1}`;
    const leaf = graph.leaf("scalar", name, [], { path: name, base });
    powers.set(base, leaf);
    return leaf;
  };
  const clipped = clipGradients(graph, pairs, optimizer.options);
  for (const [place, { parameter, path }] of pairs.entries()) {
    const gradient = clipped[place] as Value;
    const owner = joinName(path);
    const next = graph.at({ phase: "update", owner }, () =>
      word.build({
        graph,
        parameter,
        gradient,
        learningRate,
        power,
        state: (name) => graph.leaf("state", joinName(owner, name), parameter.shape, { path: `${path}.${name}` }),
        keep: (state, value) => updates.push({ target: state, value }),
        options: optimizer.options,
      }),
    );
    updates.push({ target: parameter, value: next });
  }
  return updates;
}
