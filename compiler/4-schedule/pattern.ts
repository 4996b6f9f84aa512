import type { Graph, Node } from "../ir/graph.ts";
import { unreachable } from "../ir/unreachable.ts";
import type { Group } from "./fuse.ts";
import { source } from "./graph-index.ts";

/** A formula that a group of elementwise nodes may compute. The same object used several times is the same node. */
export type Pattern =
  | { readonly kind: "op"; readonly op: string; readonly inputs: readonly Pattern[] }
  /** Input values of the group, by name. */
  | { readonly kind: "given"; readonly role: GivenRole; readonly name: string }
  /** A number by name; with a value, only that number. */
  | { readonly kind: "number"; readonly name: string; readonly value?: number };

/** The kind of the values: a parameter, a state, a scalar for all elements, or any other. */
export type GivenRole = "parameter" | "state" | "scalar" | "tensor";

/** The nodes in a group for the names of a pattern. */
export interface Match {
  readonly given: ReadonlyMap<string, number>;
  readonly numbers: ReadonlyMap<string, number>;
}

/** An operation on patterns. */
export function op(name: string, ...inputs: readonly Pattern[]): Pattern {
  return { kind: "op", op: name, inputs };
}

/** Input values of the group. */
export function given(role: GivenRole, name: string): Pattern {
  return { kind: "given", role, name };
}

/** A number: any, or the given one. */
export function number(name: string, value?: number): Pattern {
  return value === undefined ? { kind: "number", name } : { kind: "number", name, value };
}

/**
 * The nodes for the names, if the group's last node computes the formula with all nodes of the group; else undefined.
 */
export function matchGroup(graph: Graph, group: Group, pattern: Pattern): Match | undefined {
  const matching: Matching = { graph, group, nodes: new Map(), given: new Map(), numbers: new Map() };
  const last = group.nodes.at(-1);
  if (last === undefined || !matches(matching, pattern, last)) return undefined;
  return new Set(matching.nodes.values()).size === group.nodes.length ? matching : undefined;
}

/** A match in progress. */
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

/** Whether a name matches a value; a name that is not bound yet is bound to it. */
function isSame(names: Map<string, number>, name: string, value: number): boolean {
  if (!names.has(name)) names.set(name, value);
  return Object.is(names.get(name), value);
}

function roleOf({ op: name, shape }: Node): GivenRole | undefined {
  if (name === "constant") return undefined;
  if (name === "parameter" || name === "state") return name;
  return shape.length === 0 ? "scalar" : "tensor";
}
