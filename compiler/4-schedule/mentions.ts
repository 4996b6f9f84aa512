import type { Graph, Node } from "../ir/graph.ts";
import { arithmetic, type Expression, variable } from "../ir/loop.ts";
import { unreachable } from "../ir/unreachable.ts";
import { opOf } from "../ops/op-of.ts";

/** How often the formula of an elementwise node mentions each of its inputs. */
export function mentionsOfInputs(graph: Graph, node: Node): readonly number[] {
  const probes = node.inputs.map((_, index) => `input${index}`);
  const formula = opOf(graph, node)?.formula?.(probes.map(variable), node.attributes, arithmetic(graph.precision));
  return probes.map((probe) => (formula ? mentions(formula, probe) : 1));
}

/** How often an expression reads the local variable `name`. */
function mentions(of: Expression, name: string): number {
  switch (of.kind) {
    case "variable":
      return of.name === name ? 1 : 0;
    case "number":
    case "rows":
    case "index":
    case "element":
    case "reduce":
      return 0;
    case "arithmetic":
      return mentions(of.left, name) + mentions(of.right, name);
    case "negate":
    case "round":
    case "call":
      return mentions(of.of, name);
    case "random":
      return mentions(of.seed, name) + mentions(of.step, name);
    case "choose":
      return [of.left, of.right, of.yes, of.no].reduce((sum, part) => sum + mentions(part, name), 0);
    default:
      return unreachable(of);
  }
}
