import { found } from "../../ir/found.ts";
import type { Value } from "../../ir/graph-builder.ts";
import { joinName } from "../../ir/identifier.ts";
import type { LayerModel, Model } from "../../ir/model.ts";
import type { Stage } from "../../ops/annealing.ts";
import { boltzmannStatistics } from "../../ops/boltzmann-statistics.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { connectionMatrix } from "../../ops/connection-matrix.ts";
import { connectionPairs } from "../../ops/connection-pairs.ts";
import { diagonal } from "../../ops/diagonal.ts";
import { subtract } from "../../ops/subtract.ts";
import { type Conflict, type LearningBuild, type Learnt, learningRule } from "../define/learning.ts";
import { integer, type Option } from "../define/option.ts";
import { connectionsOf, type MachineOptions, unitsOf } from "../layers/unit-groups.ts";
import { onlyMachines } from "./only-machines.ts";

const machine = "boltzmannMachine";

const stage = {
  type: "object",
  properties: {
    temperature: {
      description: "The temperature of the units.",
      type: "number",
      exclusiveMinimum: 0,
      maximum: 1e300,
    },
    steps: {
      description: "For how many units of time; in each, as many units are probed as there are to run.",
      type: "integer",
      minimum: 1,
      maximum: 1_000_000,
    },
  },
  required: ["temperature", "steps"],
  additionalProperties: false,
};

const annealing: Option<readonly Stage[]> = {
  summary: "The temperatures on the way to equilibrium, and how long each lasts.",
  schema: { type: "array", items: stage },
  default: [
    { temperature: 20, steps: 2 },
    { temperature: 15, steps: 2 },
    { temperature: 12, steps: 2 },
    { temperature: 10, steps: 4 },
  ],
  required: false,
};

const statistics: Option<Stage> = {
  summary: "The temperature of equilibrium, and for how long it is counted which units are on together.",
  schema: stage,
  default: { temperature: 10, steps: 10 },
  required: false,
};

const chance = { type: "number", minimum: 0, maximum: 1 };

const clampNoise: Option<{ readonly offToOn: number; readonly onToOff: number }> = {
  summary:
    "How probable it is that a visible unit is held the other way: without it weights of what never happens grow for ever.",
  schema: {
    type: "object",
    properties: {
      offToOn: { description: "Of a unit that is off.", ...chance },
      onToOff: { description: "Of a unit that is on.", ...chance },
    },
    required: ["offToOn", "onToOff"],
    additionalProperties: false,
  },
  default: { offToOn: 0.05, onToOff: 0.15 },
  required: false,
};

interface Options {
  readonly annealing: readonly Stage[];
  readonly statistics: Stage;
  readonly clampNoise: { readonly offToOn: number; readonly onToOff: number };
  readonly equilibria: number;
}

/** The learning rule of Ackley, Hinton and Sejnowski (1985), with their numbers where nothing else is said. */
export const boltzmann = learningRule({
  type: "boltzmann",
  summary:
    "Anneals a Boltzmann machine with its visible units held by each row, then as often running free, and strengthens connections of units that are on together more often when held. An update is one cycle of both phases.",
  formula: "share of times on together, clamped − free",
  options: {
    annealing,
    statistics,
    clampNoise,
    equilibria: integer({
      summary: "How often equilibrium is reached for each row, in either phase.",
      default: 2,
      minimum: 1,
      maximum: 1_000_000,
    }),
  },
  example:
    "dataset: { type: inline, inputs: [[1, 0], [0, 1]] }\nlayers:\n  - { type: boltzmannMachine, hidden: { code: 2 }, connections: [[input, code]] }\nlearning: { type: boltzmann, statistics: { temperature: 10, steps: 10 } }\noptimizer: { type: signSgd, learningRate: 2 }",
  takesLoss: false,
  inputs: { between: [0, 1] },
  optimizers: "any",
  finds: {
    name: "anneal",
    summary:
      "Finds where the parameters should not go: units that are on together more often when the machine runs free.",
  },
  moves: "Moves every parameter towards what the rows hold.",
  conflicts: (model) => [...onlyMachines(model, machine), ...onlyOne(model)],
  build: (request) => {
    const layer = request.model.layers.find(({ type, trainable }) => type === machine && trainable);
    if (layer === undefined) throw new Error("there is no Boltzmann machine to be trained");
    return request.graph.at({ phase: "direction", owner: joinName(layer.name) }, () => directionsOf(request, layer));
  },
});

function onlyOne({ layers }: Model): readonly Conflict[] {
  const [first, second] = layers.filter(({ type, trainable }) => type === machine && trainable);
  if (first === undefined || second === undefined) return [];
  const mistake = `trains one machine, and both ${first.name} and ${second.name} are to be trained`;
  return [{ mistake, hint: `Give ${second.name} \`trainable: false\`.`, pointer: "/learning" }];
}

/** What is on together more often when free than when clamped: two annealings and their difference. */
function directionsOf({ graph, forward, stream, options }: LearningBuild<Options>, layer: LayerModel): Learnt {
  const inputs = layer.inputs.map((name) => found(forward.values, name));
  const [weights, bias] = ["weights", "bias"].map((name) => found(forward.parameters, `${layer.name}.${name}`));
  if (weights === undefined || bias === undefined) throw new Error("a Boltzmann machine lacks a parameter");
  const rows = inputs.map((input) => input.shape.slice(1) as readonly number[]);
  const machineOptions = layer.options as unknown as MachineOptions;
  const connections = connectionsOf(unitsOf(layer.inputs, rows, machineOptions), machineOptions);
  const visible = inputs.length === 1 ? (inputs[0] as Value) : graph.apply(concatenate, inputs, {}, "visible");
  const matrix = graph.apply(connectionMatrix, [weights], connections, "matrix");
  const given = [visible, matrix, bias, graph.key("seed"), graph.key("iteration")] as const;
  const { annealing: stages, statistics: counted, clampNoise: noise, equilibria } = options;
  const onTogether = (phase: "clamped" | "free"): Value => {
    const ordinal = phase === "clamped" ? 0 : 1;
    const attributes = { phase, stages, statistics: counted, equilibria, noise, stream: stream(ordinal) };
    return graph.apply(boltzmannStatistics, given, attributes, phase);
  };
  const clamped = onTogether("clamped");
  const difference = graph.apply(subtract, [onTogether("free"), clamped], {}, "difference");
  return {
    directions: new Map([
      [`${layer.name}.weights`, graph.apply(connectionPairs, [difference], connections, "weightsDirection")],
      [`${layer.name}.bias`, graph.apply(diagonal, [difference], {}, "biasDirection")],
    ]),
  };
}
