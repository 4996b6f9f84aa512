import { chunksOf, chunksOfElements } from "../ir/chunks.ts";
import type { Graph, Node } from "../ir/graph.ts";
import type { KernelArgument } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import type { KernelActivation } from "../ops/op.ts";
import type { Group } from "./fuse.ts";
import { indexOf, source } from "./graph-index.ts";

/** What a group of elementwise nodes works on, each in the order of its first mention. */
interface Given {
  readonly parameters: readonly number[];
  readonly states: readonly number[];
  readonly tensors: readonly number[];
  readonly scalars: readonly number[];
  readonly constants: readonly number[];
}

/** An argument of such a kernel: a node's buffer or value, a number, or where the result goes. */
type Argument = { readonly node: number | undefined } | { readonly number: number | undefined } | "result";

/** A kernel that does the work of a whole group in one pass. */
interface GroupKernel {
  readonly name: string;
  readonly arguments: (given: Given) => readonly Argument[];
}

const node = (of: number | undefined): Argument => ({ node: of });
const number = (of: number | undefined): Argument => ({ number: of });

const withVelocity = ({ parameters, tensors, states, scalars, constants }: Given): readonly Argument[] => [
  ...[node(parameters[0]), node(tensors[0]), node(states[0])],
  ...[node(scalars[0]), number(constants[0])],
];

const slope = ({ tensors: [output, upstream] }: Given): readonly Argument[] => [node(output), node(upstream), "result"];

const adamStep = [
  "subtract(t0,state) multiply(#0,constant) add(state,#1)",
  "square(t0) subtract(#3,state) multiply(#4,constant) add(state,#5)",
  "squareRoot(#6) add(#7,constant) multiply(#2,scalar) divide(#9,#8)",
].join(" ");

const meanSquare = "square(t0) multiply(constant,state) multiply(constant,#0) add(#1,#2)";
const variance = `${meanSquare} multiply(constant,state) multiply(constant,t0) add(#4,#5) square(#6) subtract(#3,#7) maximum(#8,constant)`;
const velocity = (step: number): string =>
  `multiply(constant,state) add(#${step + 1},#${step}) subtract(parameter,#${step + 2})`;

/** Arrays, learning rate, rho and 1 − rho, which are the first two constants, and epsilon. */
const withRho = ({ parameters, tensors, states, scalars, constants }: Given, epsilon: number | undefined) => [
  ...[node(parameters[0]), node(tensors[0]), ...states.map(node), node(scalars[0])],
  ...[number(constants[0]), number(constants[1]), number(epsilon)],
];

/**
 * The kernels, by how the nodes of their groups hang together: `#0` is the first node of the group, `one` the constant
 * 1, `t0` the first tensor that is neither parameter nor state.
 */
const groupKernels: { readonly [signature: string]: GroupKernel } = {
  "subtract(one,t0) multiply(t0,#0) multiply(t1,#1)": { name: "sigmoidGradient", arguments: slope },
  "square(t0) subtract(one,#0) multiply(t1,#1)": { name: "hyperbolicTangentGradient", arguments: slope },
  "multiply(scalar,t0) subtract(parameter,#0)": {
    name: "descend",
    arguments: ({ parameters, tensors, scalars }) => [node(parameters[0]), node(tensors[0]), node(scalars[0])],
  },
  "multiply(scalar,t0) multiply(constant,state) subtract(#1,#0) add(parameter,#2)": {
    name: "descendWithMomentum",
    arguments: withVelocity,
  },
  "multiply(scalar,t0) multiply(constant,state) subtract(#1,#0) multiply(constant,#2) subtract(#3,#0) add(parameter,#4)":
    { name: "descendWithNesterov", arguments: withVelocity },
  [`${adamStep} subtract(parameter,#10)`]: {
    name: "adam",
    arguments: ({ parameters, tensors, states, scalars, constants: [meanShare, squareShare, epsilon] }) => [
      ...[node(parameters[0]), node(tensors[0]), node(states[0]), node(states[1]), node(scalars[0])],
      ...[number(meanShare), number(squareShare), number(epsilon)],
    ],
  },
  [`${adamStep} multiply(scalar,parameter) subtract(parameter,#11) subtract(#12,#10)`]: {
    name: "adamW",
    arguments: ({ parameters, tensors, states, scalars, constants: [meanShare, squareShare, epsilon] }) => [
      ...[node(parameters[0]), node(tensors[0]), node(states[0]), node(states[1]), node(scalars[0]), node(scalars[1])],
      ...[number(meanShare), number(squareShare), number(epsilon)],
    ],
  },
  [`${meanSquare} add(#3,constant) multiply(scalar,t0) squareRoot(#4) divide(#5,#6) subtract(parameter,#7)`]: {
    name: "rmsprop",
    arguments: (given) => withRho(given, given.constants[2]),
  },
  [`${meanSquare} add(#3,constant) multiply(scalar,t0) squareRoot(#4) divide(#5,#6) ${velocity(7)}`]: {
    name: "rmspropWithMomentum",
    arguments: (given) => [...withRho(given, given.constants[2]), number(given.constants[3])],
  },
  [`${variance} add(#9,constant) multiply(scalar,t0) squareRoot(#10) divide(#11,#12) subtract(parameter,#13)`]: {
    name: "rmspropCentered",
    arguments: (given) => withRho(given, given.constants[5]),
  },
  [`${variance} add(#9,constant) multiply(scalar,t0) squareRoot(#10) divide(#11,#12) ${velocity(13)}`]: {
    name: "rmspropCenteredWithMomentum",
    arguments: (given) => [...withRho(given, given.constants[5]), number(given.constants[6])],
  },
};

/** The activations whose gradients some kernels know, by the nodes that take an upstream gradient (`t1`) back through them. */
const slopes: { readonly [signature: string]: KernelActivation } = {
  "reluGradient(t0,t1)": "relu",
  "subtract(one,t0) multiply(t0,#0) multiply(t1,#1)": "sigmoid",
  "square(t0) subtract(one,#0) multiply(t1,#1)": "hyperbolicTangent",
};

/**
 * The activation through which the gradient that the group's first node makes goes back next, where that activation made
 * the node's first input and nobody else wants what stands in between; and how many nodes do it.
 */
export function backThrough(graph: Graph, { nodes: [first = 0, ...others] }: Group) {
  for (const count of [1, 3]) {
    const next: Group = { before: [], nodes: others.slice(0, count) };
    if (next.nodes.length < count) continue;
    const { signature, given } = describe(graph, next);
    const [output, upstream] = given.tensors;
    const activation = slopes[signature];
    if (activation === undefined || upstream !== first) continue;
    if (output !== source(graph, (graph.nodes[first] as Node).inputs[0] ?? first)) continue;
    const all: Group = { before: [], nodes: [first, ...next.nodes] };
    if (all.nodes.slice(0, -1).every((id) => isInner(graph, all, id))) return { activation, count };
  }
  return { activation: "none", count: 0 } as const;
}

/** True where one kernel does just what the nodes of a group do, and nobody else wants what stands in between. */
export function hasGroupKernel(graph: Graph, group: Group): boolean {
  const first = graph.nodes[group.nodes[0] ?? 0] as Node;
  if (first.shape.length === 0 || groupKernels[describe(graph, group).signature] === undefined) return false;
  const { updatedBy } = indexOf(graph);
  return group.nodes.slice(0, -1).every((id) => updatedBy(id) !== undefined || isInner(graph, group, id));
}

function isInner(graph: Graph, group: Group, id: number): boolean {
  const index = indexOf(graph);
  return !index.isOutput(id) && index.readersOf(id).every((reader) => group.nodes.includes(reader));
}

/** That kernel with its arguments. */
export function callOfGroup(
  graph: Graph,
  group: Group,
  rangeOf: (node: number) => KernelArgument,
): { readonly name: string; readonly arguments: readonly KernelArgument[] } {
  const { signature, given } = describe(graph, group);
  const kernel = groupKernels[signature];
  if (!kernel) throw new Error(`no kernel does ${signature}`);
  const round = graph.precision === "float32" ? Math.fround : (x: number) => x;
  const last = group.nodes.at(-1) ?? 0;
  const printed = kernel.arguments(given).map((argument): KernelArgument => {
    if (argument === "result") return rangeOf(last);
    if ("node" in argument) return rangeOf(argument.node ?? 0);
    return { kind: "value", value: { kind: "number", value: round(argument.number ?? 0) } };
  });
  const { shape } = graph.nodes[last] as Node;
  const size = elementCount(shape);
  const chunks = size.rows ? chunksOfElements(shape) : chunksOf(size);
  return { name: kernel.name, arguments: [...printed, { kind: "from", chunks }, { kind: "to", chunks }] };
}

/** What a group of nodes does, in words, and what it does it with. */
function describe(graph: Graph, group: Group): { readonly signature: string; readonly given: Given } {
  const given = { parameter: [], state: [], tensor: [], scalar: [] } as { [kind in Kind]: number[] };
  const constants: number[] = [];
  const wordFor = (input: number): string => {
    const id = source(graph, input);
    const own = group.nodes.indexOf(id);
    if (own >= 0) return `#${own}`;
    const from = graph.nodes[id] as Node;
    if (from.op === "constant") return wordForConstant(from.attributes.value as number, constants);
    const kind = kindOf(from);
    if (!given[kind].includes(id)) given[kind].push(id);
    return kind === "tensor" ? `t${given.tensor.indexOf(id)}` : kind;
  };
  const words = group.nodes.map((id) => {
    const { op, inputs } = graph.nodes[id] as Node;
    return `${op}(${inputs.map(wordFor).join(",")})`;
  });
  const { parameter: parameters, state: states, tensor: tensors, scalar: scalars } = given;
  return { signature: words.join(" "), given: { parameters, states, tensors, scalars, constants } };
}

type Kind = "parameter" | "state" | "tensor" | "scalar";

function kindOf({ op, shape }: Node): Kind {
  if (op === "parameter" || op === "state") return op;
  return shape.length === 0 ? "scalar" : "tensor";
}

function wordForConstant(value: number, constants: number[]): string {
  if (value === 1) return "one";
  constants.push(value);
  return "constant";
}
