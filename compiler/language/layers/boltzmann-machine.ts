import { affine } from "../../ops/affine.ts";
import { spread } from "../../ops/broadcast.ts";
import { concatenate } from "../../ops/concatenate.ts";
import { connectionMatrix } from "../../ops/connection-matrix.ts";
import { countPairs } from "../../ops/connections.ts";
import { divide } from "../../ops/divide.ts";
import { sigmoid } from "../../ops/sigmoid.ts";
import { slice } from "../../ops/slice.ts";
import { layer } from "../define/layer.ts";
import { number, pairsOfNames, sizesByName, thing } from "../define/option.ts";
import { connectionsOf, unitsMistake, unitsOf } from "./unit-groups.ts";

/** Ackley, Hinton and Sejnowski (1985): units that are on or off at random, with connections that work both ways. */
export const boltzmannMachine = layer({
  type: "boltzmannMachine",
  summary:
    "Units that see each other both ways with the same weight: visible groups, the layer's inputs, and hidden ones. It gives how probable each hidden unit is while the inputs hold the visible ones. `learning: boltzmann` trains it. The weights stand connection by connection, row-major; in a group with itself, every pair once.",
  formula: "sigmoid((visible · weights + bias) / temperature)",
  options: {
    hidden: sizesByName({ summary: "The groups of hidden units: a name and how many units, `{ code: 2 }`." }),
    connections: pairsOfNames({
      summary:
        "Which groups are connected, as pairs of names of inputs or hidden groups; a group may be connected to itself.",
    }),
    temperature: number({
      summary: "The temperature at which it answers: the higher, the nearer to one half.",
      default: 1,
      exclusiveMinimum: 0,
    }),
    weightsInitializer: thing("initializer", { summary: "The first weights, one for each pair.", default: "zeros" }),
    biasInitializer: thing("initializer", { summary: "The first bias of every unit.", default: "zeros" }),
  },
  example:
    "layers:\n  - { type: input, name: left, shape: [4] }\n  - { type: input, name: right, shape: [4] }\n  - { type: boltzmannMachine, inputs: [left, right], hidden: { code: 2 }, connections: [[left, code], [code, right]] }",
  takes: "any",
  shape: (rows, options, names) => unitsMistake(names, rows, options) ?? [unitsOf(names, rows, options).hidden],
  parameters: (rows, options, names) => {
    const units = unitsOf(names, rows, options);
    const all = units.visible + units.hidden;
    return [
      { name: "weights", shape: [countPairs(connectionsOf(units, options))], fanIn: all, fanOut: all },
      { name: "bias", shape: [all], fanIn: all, fanOut: all },
    ];
  },
  parts: ({ hidden }) => Object.entries(hidden).map(([name, size]) => ({ name, size })),
  build: ({ graph, inputs, inputNames, parameters: { weights, bias }, options }) => {
    if (!weights || !bias) throw new Error("boltzmannMachine was built without its parameters");
    const rows = inputs.map((input) => input.shape.slice(1) as readonly number[]);
    const units = unitsOf(inputNames, rows, options);
    const matrix = graph.apply(connectionMatrix, [weights], connectionsOf(units, options), "matrix");
    // Hidden units see only visible ones, so what they are themselves does not matter.
    const none = spread(graph, graph.constant(0), ["rows", units.hidden]);
    const states = graph.apply(concatenate, [...inputs, none], {}, "states");
    const gaps = graph.apply(affine, [states, matrix, bias], {}, "gaps");
    const own = graph.apply(slice, [gaps], { start: units.visible, size: units.hidden }, "hiddenGaps");
    const cooled =
      options.temperature === 1 ? own : graph.apply(divide, [own, graph.constant(options.temperature)], {}, "cooled");
    return graph.apply(sigmoid, [cooled], {}, "output");
  },
});
