import type { Graph, Node } from "../3-differentiate/graph.ts";
import { elementCount } from "../3-differentiate/shape.ts";
import type { Group } from "./fuse.ts";
import type { KernelArgument } from "./loop.ts";

/** What an update's kernel is given: leaves by what they are, constants in the order in which they appear. */
interface Found {
  readonly parameter: number;
  readonly gradient: number;
  readonly states: readonly number[];
  readonly scalars: readonly number[];
  readonly constants: readonly number[];
}

/** A kernel that does a whole update, with the nodes of each argument. */
interface UpdateKernel {
  readonly name: string;
  readonly arguments: (found: Found) => readonly { readonly node?: number; readonly value?: number }[];
}

/**
 * Updates that one kernel does in one pass, by how their nodes hang together: `#0` is the first node of the group,
 * other arguments are what kind of leaf they are.
 */
const updateKernels: { readonly [signature: string]: UpdateKernel } = {
  "multiply(scalar,gradient) subtract(parameter,#0)": {
    name: "descend",
    arguments: ({ parameter, gradient, scalars: [rate] }) => [
      { node: parameter },
      { node: gradient },
      { node: rate ?? 0 },
    ],
  },
  "multiply(scalar,gradient) multiply(constant,state) subtract(#1,#0) add(parameter,#2)": {
    name: "descendWithMomentum",
    arguments: ({ parameter, gradient, states: [velocity], scalars: [rate], constants: [momentum] }) => [
      { node: parameter },
      { node: gradient },
      { node: velocity ?? 0 },
      { node: rate ?? 0 },
      { value: momentum ?? 0 },
    ],
  },
  "multiply(scalar,gradient) multiply(constant,state) subtract(#1,#0) multiply(constant,#2) subtract(#3,#0) add(parameter,#4)":
    {
      name: "descendWithNesterov",
      arguments: ({ parameter, gradient, states: [velocity], scalars: [rate], constants: [momentum] }) => [
        { node: parameter },
        { node: gradient },
        { node: velocity ?? 0 },
        { node: rate ?? 0 },
        { value: momentum ?? 0 },
      ],
    },
  "subtract(gradient,state) multiply(#0,constant) add(state,#1) square(gradient) subtract(#3,state) multiply(#4,constant) add(state,#5) squareRoot(#6) add(#7,constant) multiply(#2,scalar) divide(#9,#8) subtract(parameter,#10)":
    {
      name: "adam",
      arguments: ({
        parameter,
        gradient,
        states: [mean, meanSquare],
        scalars: [rate],
        constants: [meanShare, squareShare, epsilon],
      }) => [
        { node: parameter },
        { node: gradient },
        { node: mean ?? 0 },
        { node: meanSquare ?? 0 },
        { node: rate ?? 0 },
        { value: meanShare ?? 0 },
        { value: squareShare ?? 0 },
        { value: epsilon ?? 0 },
      ],
    },
};

/** A kernel for the whole group, if one does just what its nodes do. */
export function updateKernel(graph: Graph, group: Group): { readonly name: string; readonly found: Found } | undefined {
  const first = graph.nodes[group.nodes[0] ?? 0] as Node;
  if (first.phase !== "update" || first.shape.length === 0) return undefined;
  const { signature, found } = describe(graph, group);
  const kernel = updateKernels[signature];
  return kernel && { name: kernel.name, found };
}

/** The arguments of that kernel: places of arrays, values of scalars, numbers, and the range of elements. */
export function updateArguments(
  graph: Graph,
  group: Group,
  addressOf: (node: number) => KernelArgument,
  round: (value: number) => number,
): readonly KernelArgument[] {
  const { signature, found } = describe(graph, group);
  const count = elementCount((graph.nodes[group.nodes[0] ?? 0] as Node).shape);
  const given = updateKernels[signature]?.arguments(found) ?? [];
  return [
    ...given.map(
      ({ node, value }): KernelArgument =>
        node === undefined ? { kind: "value", value: { kind: "number", value: round(value ?? 0) } } : addressOf(node),
    ),
    { kind: "from" },
    { kind: "to", count },
  ];
}

function describe(graph: Graph, group: Group): { readonly signature: string; readonly found: Found } {
  const states: number[] = [];
  const scalars: number[] = [];
  const constants: number[] = [];
  let [parameter, gradient] = [0, 0];
  const wordFor = (id: number): string => {
    const own = group.nodes.indexOf(id);
    if (own >= 0) return `#${own}`;
    const node = graph.nodes[id] as Node;
    switch (node.op) {
      case "parameter":
        parameter = id;
        return "parameter";
      case "state":
        if (!states.includes(id)) states.push(id);
        return "state";
      case "constant":
        constants.push(node.attributes.value as number);
        return "constant";
      default:
        if (node.shape.length === 0) scalars.push(id);
        else gradient = id;
        return node.shape.length === 0 ? "scalar" : "gradient";
    }
  };
  const words = group.nodes.map((id) => {
    const node = graph.nodes[id] as Node;
    return `${node.op}(${node.inputs.map(wordFor).join(",")})`;
  });
  return { signature: words.join(" "), found: { parameter, gradient, states, scalars, constants } };
}
