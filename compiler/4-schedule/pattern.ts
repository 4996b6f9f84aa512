import type { Graph, Node } from "../ir/graph.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { Group } from "./fuse.ts";
import { source } from "./graph-index.ts";

/** A formula that a group of elementwise nodes may compute. One object in several places stands for one node. */
export type Pattern =
  | { readonly kind: "op"; readonly op: string; readonly inputs: readonly Pattern[] }
  /** Values that the group is given, under a name. */
  | { readonly kind: "given"; readonly role: GivenRole; readonly name: string }
  /** A number under a name; with a value, that number alone. */
  | { readonly kind: "number"; readonly name: string; readonly value?: number };

/** What the values are: a parameter's, a state's, one number that all elements share, or any others. */
export type GivenRole = "parameter" | "state" | "scalar" | "tensor";

/** What the names of a pattern stand for in a group. */
export interface Match {
  readonly given: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** An operation on patterns. */
export function op(name: string, ...inputs: readonly Pattern[]): Pattern {
  return { kind: "op", op: name, inputs };
}

/** Values that the group is given. */
export function given(role: GivenRole, name: string): Pattern {
  return { kind: "given", role, name };
}

/** A number: any, or the one that is named. */
export function number(name: string, value?: number): Pattern {
  return value === undefined ? { kind: "number", name } : { kind: "number", name, value };
}

/** What the names stand for where the group computes the formula in its last node, with all of its nodes; else nothing. */
export function matchGroup(graph: Graph, group: Group, pattern: Pattern): Match | undefined {
  const matching: Matching = { graph, group, nodes: new Map(), given: new Map(), numbers: new Map() };
  const last = group.nodes.at(-1);
  if (last === undefined || !matches(matching, pattern, last)) return undefined;
  return new Set(matching.nodes.values()).size === group.nodes.length ? matching : undefined;
}

/** A match while it is looked for. */
interface Matching {
  readonly graph: Graph;
  readonly group: Group;
  readonly nodes: Map<Pattern, number>;
  readonly given: Map<string, number>;
  readonly numbers: Map<string, number>;
}

function matches(matching: Matching, pattern: Pattern, input: number): boolean {
  const { graph, group } = matching;
  const id = source(graph, input);
  const node = graph.nodes[id] as Node;
  const isOwn = group.nodes.includes(id);
  switch (pattern.kind) {
    case "op":
      if (!isOwn || node.op !== pattern.op || node.inputs.length !== pattern.inputs.length) return false;
      if (matching.nodes.has(pattern)) return matching.nodes.get(pattern) === id;
      matching.nodes.set(pattern, id);
      return pattern.inputs.every((each, index) => matches(matching, each, node.inputs[index] as number));
    case "given":
      return !isOwn && roleOf(node) === pattern.role && isSame(matching.given, pattern.name, id);
    case "number": {
      const value = node.op === "constant" ? (node.attributes.value as number) : undefined;
      if (value === undefined || (pattern.value !== undefined && pattern.value !== value)) return false;
      return isSame(matching.numbers, pattern.name, value);
    }
    default:
      return unreachable(pattern);
  }
}

/** Whether a name stands for a value: it does from now on where it stood for nothing. */
function isSame(names: Map<string, number>, name: string, value: number): boolean {
  if (!names.has(name)) names.set(name, value);
  return Object.is(names.get(name), value);
}

function roleOf({ op: name, shape }: Node): GivenRole | undefined {
  if (name === "constant") return undefined;
  if (name === "parameter" || name === "state") return name;
  return shape.length === 0 ? "scalar" : "tensor";
}
