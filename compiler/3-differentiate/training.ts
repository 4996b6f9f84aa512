import { found } from "../ir/found.ts";
import type { Graph } from "../ir/graph.ts";
import { type GraphBuilder, graphBuilder, type Value } from "../ir/graph-builder.ts";
import { joinName } from "../ir/identifier.ts";
import type { Model } from "../ir/model.ts";
import type { Forward } from "../ir/network-values.ts";
import { languageOf } from "../language/language.ts";
import { buildForward } from "./forward.ts";
import { batchLoss, targetLeaves } from "./objective.ts";
import { buildUpdates, type Update } from "./optimize.ts";
import { aliveIn, prune } from "./prune.ts";
import { gradientsOf } from "./reverse.ts";

/**
 * The graph of a training step: the network on a batch, the directions of the learning rule, and the updated
 * parameters.
 */
export function trainingGraph(model: Model): Graph {
  const graph = graphBuilder(model.precision);
  const forward = buildForward(graph, model, { training: true });
  const targets = augmentedTargets(targetLeaves(graph, model), forward);
  const loss = lossOf(graph, model, forward, targets);
  const updates: Update[] = [];
  const { directions, next, updates: changes } = learn({ graph, model, forward, targets, loss, updates });
  const outputs: { [name: string]: Value } = {
    ...(loss === undefined ? {} : { loss }),
    ...(changes === undefined ? {} : { updates: changes }),
  };
  const gradients = directions ?? new Map<string, Value>();
  for (const [path, gradient] of gradients) outputs[`gradients.${path}`] = gradient;
  updates.push(...buildUpdates(graph, model, forward, gradients));
  for (const [path, build] of next ?? []) {
    const value = graph.at({ phase: "update", owner: joinName(path) }, build);
    updates.push({ target: found(forward.parameters, path), value });
  }
  for (const { parameter, owner, next: moved } of forward.kept) {
    updates.push({ target: parameter, value: graph.at({ phase: "update", owner }, moved) });
  }
  const answers = answersOf(model, forward, () => graph.finish("training", outputs, updates));
  return prune(graph.finish("training", { ...answers, ...outputs }, updates, { gradients }));
}

/** The targets, and the weights of the rows, as an augmentation of the whole batch changes them. */
function augmentedTargets(targets: ReadonlyMap<string, Value>, { augmentTarget }: Forward): ReadonlyMap<string, Value> {
  if (augmentTarget === undefined) return targets;
  return new Map([...targets].map(([name, target]) => [name, augmentTarget(target, name)]));
}

function lossOf(graph: GraphBuilder, model: Model, forward: Forward, targets: ReadonlyMap<string, Value>) {
  if (model.losses.length === 0) return undefined;
  const loss = graph.at({ phase: "loss", owner: "loss" }, () => batchLoss(graph, model, forward, targets));
  graph.rename(loss, "batchLoss");
  return loss;
}

interface LearningRequest {
  readonly graph: GraphBuilder;
  readonly model: Model;
  readonly forward: Forward;
  readonly targets: ReadonlyMap<string, Value>;
  readonly loss: Value | undefined;
  /** Collects the next values of the rule's own states. */
  readonly updates: Update[];
}

/** The learning rule's phase of the step. */
function learn({ graph, model, forward, targets, loss, updates }: LearningRequest) {
  const { type, options } = model.learning;
  const word = languageOf(model).learning[type];
  if (word === undefined) throw new Error(`there is no learning rule "${type}"`);
  const paths = model.layers.flatMap(({ parameters }) => parameters.filter((each) => each.trainable));
  const parameters = paths.map(({ path }) => ({ path, value: found(forward.parameters, path) }));
  const position = { phase: "direction", owner: "learning" } as const;
  return graph.at(position, () =>
    word.build({
      ...{ graph, model, forward, targets, loss, parameters, options },
      slopesOf: (scalar) => {
        const values = parameters.map(({ value }) => value);
        const slopes = gradientsOf(graph, scalar, values);
        return new Map(parameters.flatMap(({ path }, index) => (slopes[index] ? [[path, slopes[index]]] : [])));
      },
      lossWith: (values) => {
        const tried = buildForward(graph, model, {
          training: true,
          phase: "direction",
          again: { forward, parameters: values },
        });
        return graph.at({ phase: "direction", owner: "loss" }, () =>
          batchLoss(graph, model, tried, targets, "direction"),
        );
      },
      state: (name, shape) => graph.leaf("state", joinName(type, name), shape, { path: `${type}.${name}` }),
      keep: (state, value) => updates.push({ target: state, value }),
      draws: (shape) => graph.leaf("draws", "drawn", shape),
      stream: (ordinal) => model.layers.length + ordinal,
    }),
  );
}

/**
 * The outputs of the network. With a loss they are always kept, so that training and evaluation compute the same
 * network. Other rules may not need them; then they are not computed.
 */
function answersOf(model: Model, forward: Forward, rest: () => Graph): { readonly [name: string]: Value } {
  const alive = model.losses.length > 0 ? undefined : aliveIn(rest());
  const entries = model.outputs.map(
    (output) => [`outputs.${output.name}`, found(forward.values, output.layer)] as const,
  );
  return Object.fromEntries(entries.filter(([, value]) => alive?.has(value.node) ?? true));
}
