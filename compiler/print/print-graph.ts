import type { Graph, Node } from "../ir/graph.ts";
import { shapeText } from "../ir/shape.ts";

/**
 * A graph as text: a line for each node, `name: [shape] = op(inputs) { attributes }`, with `meaning` a second one that says
 * what it computes; then its outputs and updates.
 */
export function printGraph(graph: Graph, meaning: (node: Node) => string | undefined = () => undefined): string {
  const name = (id: number): string => graph.nodes[id]?.name ?? String(id);
  const lines: string[] = [`graph of the ${graph.role}, ${graph.precision}`];
  graph.nodes.forEach((node, id) => {
    const before = graph.nodes[id - 1];
    if (node.phase !== before?.phase || node.owner !== before.owner) lines.push("", `# ${node.phase}: ${node.owner}`);
    const computes = meaning(node);
    lines.push(nodeLine(node, name), ...(computes === undefined ? [] : [`  ${computes}`]));
  });
  lines.push("", "# outputs", ...Object.entries(graph.outputs).map(([output, id]) => `${output} = ${name(id)}`));
  if (graph.updates.length > 0) lines.push("", "# updates");
  for (const { target, value } of graph.updates) lines.push(`${name(target)} ← ${name(value)}`);
  return `${lines.join("\n")}\n`;
}

function nodeLine({ name, op, inputs, attributes, shape }: Node, nameOf: (id: number) => string): string {
  const given = Object.keys(attributes).length === 0 ? "" : ` ${JSON.stringify(attributes)}`;
  return `${name}: ${shapeText(shape)} = ${op}(${inputs.map(nameOf).join(", ")})${given}`;
}
