import type { Arity, Each } from "./arity.ts";
import type { Graph, LeafOp, Node, Phase, Precision } from "./graph.ts";
import { joinName, namer } from "./identifier.ts";
import type { JsonObject } from "./json.ts";
import type { Shape } from "./shape.ts";
import type { ShapedOp } from "./shaped-op.ts";

/** A node of the graph under construction, by its number. */
export interface Value {
  readonly node: number;
  readonly shape: Shape;
}

/**
 * `seed` and `iteration` (the number of updates so far) determine the random numbers inside a step; `unitOff` is the
 * unit that is shut down during a measurement.
 */
export type KeyName = "seed" | "iteration" | "unitOff";

/** Where new nodes are added: their phase of the step and their owner, whose name begins their names. */
export interface Position {
  readonly phase: Phase;
  readonly owner: string;
}

/** Builds a graph node by node; `finish` returns it as plain readonly data. */
export interface GraphBuilder {
  readonly precision: Precision;
  /** The ops that were applied, by name. */
  readonly ops: Graph["ops"];
  /** Adds one operation; `role` completes the owner's name (`dense1` + `sums` → `dense1Sums`). */
  readonly apply: <Attributes extends JsonObject, Inputs extends Arity>(
    op: ShapedOp<Attributes, Inputs>,
    inputs: NoInfer<Each<Inputs, Value>>,
    attributes: NoInfer<Attributes>,
    role?: string,
  ) => Value;
  /** Adds a leaf: a value that the step receives. */
  readonly leaf: (op: LeafOp, name: string, shape: Shape, attributes?: JsonObject) => Value;
  /** A number that never changes. */
  readonly constant: (value: number) => Value;
  /** The number, if the value is a constant or a broadcast constant. */
  readonly constantOf: (value: Value) => number | undefined;
  /** A whole number that the step receives; with `cycle`, its remainder modulo `cycle`. */
  readonly key: (name: KeyName, cycle?: number) => Value;
  /** The number of rows in the batch, as a scalar. */
  readonly rows: () => Value;
  /** Runs `build` with new nodes placed at `position`. */
  readonly at: <Result>(position: Position, build: () => Result) => Result;
  /** Renames a value: `dense1Output`. */
  readonly rename: (value: Value, name: string) => void;
  readonly node: (value: Pick<Value, "node">) => Node;
  readonly finish: (
    role: Graph["role"],
    outputs: { readonly [name: string]: Value },
    updates: readonly { readonly target: Value; readonly value: Value }[],
    roles?: OutputRoles,
  ) => Graph;
}

/** Outputs with a meaning that later stages need. */
export interface OutputRoles {
  /** By the path of the parameter. */
  readonly gradients?: ReadonlyMap<string, Value>;
  readonly lossTotals?: readonly Value[];
}

/** Starts an empty graph. */
export function graphBuilder(precision: Precision): GraphBuilder {
  const nodes: Node[] = [];
  const names = new Set<string>();
  const ops: { [name: string]: ShapedOp } = {};
  let position: Position = { phase: "forward", owner: "" };

  const add = (node: Node): Value => {
    nodes.push(node);
    return { node: nodes.length - 1, shape: node.shape };
  };
  const unique = namer(names);
  const nodeOf = (value: Pick<Value, "node">): Node => nodes[value.node] as Node;
  const once = (op: LeafOp, name: string, attributes: JsonObject): Value => {
    const found = nodes.findIndex((node) => node.op === op && node.attributes.value === attributes.value);
    if (found >= 0) return { node: found, shape: [] };
    return add({ op, name: unique(name), inputs: [], attributes, shape: [], ...position });
  };

  return {
    precision,
    ops,
    apply: (op, inputs, attributes, role = op.name) => {
      remember(ops, op as ShapedOp);
      return add({
        op: op.name,
        name: unique(joinName(position.owner, role)),
        inputs: inputs.map((value) => value.node),
        attributes,
        shape: (op as ShapedOp).shape(
          inputs.map((value) => value.shape),
          attributes,
        ),
        ...position,
      });
    },
    leaf: (op, name, shape, attributes = {}) =>
      add({ op, name: unique(name), inputs: [], attributes, shape, ...position }),
    constant: (value) => once("constant", "constant", { value }),
    constantOf: (value) => constantIn(nodes, nodeOf(value)),
    key: (name, cycle) => once("key", ...keyLeaf(name, cycle)),
    rows: () => once("rowCount", "rows", {}),
    at: (next, build) => {
      const before = position;
      position = next;
      const result = build();
      position = before;
      return result;
    },
    rename: (value, name) => {
      const old = nodeOf(value);
      names.delete(old.name);
      nodes[value.node] = { ...old, name: unique(name) };
    },
    node: nodeOf,
    finish: (role, outputs, updates, { gradients = new Map(), lossTotals = [] } = {}) => ({
      kind: "graph",
      role,
      precision,
      nodes: [...nodes],
      ops: { ...ops },
      outputs: Object.fromEntries(Object.entries(outputs).map(([name, value]) => [name, value.node])),
      updates: updates.map((update) => ({ target: update.target.node, value: update.value.node })),
      gradients: [...gradients].map(([path, { node }]) => ({ path, node })),
      lossTotals: lossTotals.map(({ node }) => node),
    }),
  };
}

/** Registers an op that is applied: op names are unique. */
function remember(ops: { [name: string]: ShapedOp }, op: ShapedOp): void {
  const known = ops[op.name] ?? op;
  if (known.summary !== op.summary) throw new TypeError(`two ops are named "${op.name}": rename one of them`);
  ops[op.name] = known;
}

/** The number of a constant node, or of a broadcast of one. */
function constantIn(nodes: readonly Node[], node: Node): number | undefined {
  if (node.op === "constant") return node.attributes.value as number;
  const source = node.op === "broadcast" ? nodes[node.inputs[0] as number] : undefined;
  return source?.op === "constant" ? (source.attributes.value as number) : undefined;
}

/** The name of a key's leaf, and its attributes; `value` distinguishes it from other keys. */
function keyLeaf(name: KeyName, cycle: number | undefined): readonly [string, JsonObject] {
  if (cycle === undefined) return [name, { value: name, path: name }];
  return [`${name}Of${cycle}`, { value: `${name} % ${cycle}`, path: name, cycle }];
}
