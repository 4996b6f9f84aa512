import type { Graph, Node } from "../ir/graph.ts";
import { innerNames, namer, type TakenNames } from "../ir/identifier.ts";
import {
  type Arithmetic,
  arithmetic,
  type Expression,
  type Index,
  index,
  type Statement,
  variable,
} from "../ir/loop.ts";
import { opOf } from "../ops/op-of.ts";
import type { Group, Storage } from "./fuse.ts";
import { source } from "./graph-index.ts";
import { lowerToKernel } from "./lower-to-kernel.ts";
import { mentionsOfInputs } from "./mentions.ts";

/** The context for lowering one group. */
export interface LowerRequest {
  readonly graph: Graph;
  readonly group: Group;
  readonly storage: Storage;
  /** Names that locals must not have: those of buffers. */
  readonly taken: Pick<TakenNames, "has">;
}

/** The loops of one group: those of its first op, with the formulas of the others where it writes. */
export function lower({ graph, group, storage, taken }: LowerRequest): readonly Statement[] {
  if (group.kernel !== undefined) return [lowerToKernel(graph, group, storage)];
  const numbers = arithmetic(graph.precision);
  const fresh = namer(innerNames(taken, []));
  // Nodes before the first one are computed where it reads.
  const readThrough = (input: number, position: Index): Expression => {
    const from = source(graph, input);
    if (!group.before.includes(from)) return readFrom(graph, storage, input, position, numbers);
    return formulaOf(graph, graph.nodes[from] as Node, (each) => readThrough(each, position), numbers);
  };
  const [first = 0] = group.nodes;
  const node = graph.nodes[first] as Node;
  const op = opOf(graph, node);
  if (!op) throw new Error(`there is no op "${node.op}"`);
  return op.loops({
    arithmetic: numbers,
    shapes: { inputs: node.inputs.map((input) => (graph.nodes[input] as Node).shape), output: node.shape },
    attributes: node.attributes,
    read: (input, position) => readThrough(node.inputs[input] as number, position),
    written: (position) => ({ kind: "element", buffer: kept(graph, storage, first), index: position }),
    write: (position, value) => writeGroup({ graph, group, storage, numbers, fresh, position, value }),
    fresh,
  });
}

function readFrom(graph: Graph, storage: Storage, id: number, position: Index, numbers: Arithmetic): Expression {
  const node = graph.nodes[id] as Node;
  if (node.op === "constant") return numbers.number(node.attributes.value as number);
  if (node.op === "rowCount") return { kind: "rows" };
  return { kind: "element", buffer: kept(graph, storage, id), index: node.shape.length === 0 ? index() : position };
}

/** The buffer of a node's values. */
function kept(graph: Graph, storage: Storage, id: number): string {
  const buffer = storage(source(graph, id));
  if (buffer === undefined) throw new Error(`${graph.nodes[id]?.name} is read but has no buffer`);
  return buffer;
}

interface WriteRequest {
  readonly graph: Graph;
  readonly group: Group;
  readonly storage: Storage;
  readonly numbers: Arithmetic;
  readonly fresh: (preferredName: string) => string;
  readonly position: Index;
  readonly value: Expression;
}

/** One element of every node of the group: locals first, then all stores, so that no store is read too early. */
function writeGroup(request: WriteRequest): readonly Statement[] {
  const { graph, group, storage, numbers, fresh, position } = request;
  const here = new Map<number, Expression>();
  const locals: Statement[] = [];
  const stores: Statement[] = [];
  const uses = countUses(graph, group);
  const storesOfGroup = group.nodes.filter((id) => storage(id) !== undefined).length;
  group.nodes.forEach((id, index) => {
    const node = graph.nodes[id] as Node;
    let value =
      index === 0
        ? request.value
        : formulaOf(
            graph,
            node,
            (input) => {
              const from = source(graph, input);
              return here.get(from) ?? readFrom(graph, storage, input, position, numbers);
            },
            numbers,
          );
    const buffer = storage(id);
    const again =
      (uses.get(id) ?? 0) + (buffer === undefined ? 0 : 1) > 1 || (buffer !== undefined && storesOfGroup > 1);
    if (again && value.kind !== "variable" && value.kind !== "number") {
      const name = fresh(localName(node));
      locals.push({ kind: "let", name, value, changes: false });
      value = variable(name);
    }
    here.set(id, value);
    if (buffer !== undefined) stores.push({ kind: "store", buffer, index: position, value });
  });
  return [...locals, ...stores];
}

function formulaOf(graph: Graph, node: Node, read: (input: number) => Expression, numbers: Arithmetic): Expression {
  const formula = opOf(graph, node)?.formula;
  if (!formula) throw new Error(`${node.op} is not elementwise`);
  return formula(node.inputs.map(read), node.attributes, numbers);
}

/** How often each node of the group is read by the formulas after it; one formula may mention an input twice. */
function countUses(graph: Graph, group: Group): ReadonlyMap<number, number> {
  const uses = new Map<number, number>();
  for (const id of group.nodes.slice(1)) {
    const node = graph.nodes[id] as Node;
    const mentions = mentionsOfInputs(graph, node);
    node.inputs.forEach((input, index) => {
      const from = source(graph, input);
      uses.set(from, (uses.get(from) ?? 0) + (mentions[index] ?? 0));
    });
  }
  return uses;
}

/** A short name for a value inside loops: the name without its owner, `slope` for `dense1Slope`. */
function localName(node: Node): string {
  const rest = node.name.startsWith(node.owner) ? node.name.slice(node.owner.length) : node.name;
  return rest === "" ? node.name : rest.charAt(0).toLowerCase() + rest.slice(1);
}
