import type { Three } from "../ir/arity.ts";
import type { JsonObject } from "../ir/json.ts";
import { index } from "../ir/loop.ts";
import { elementCount } from "../ir/shape.ts";
import { loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";

/**
 * One of two tensors: a scalar that selects; `a` and `b`, both of the same shape → that shape. NaN selects `a`. No
 * gradient: it is only used in updates.
 */
export const select: Op<JsonObject, Three> = {
  name: "select",
  summary: "output[i] = chosen = 0 ? b[i] : a[i]",
  shape: ([chosen, a]) => {
    if (chosen.length > 0) throw new Error("select needs a scalar");
    return a;
  },
  evaluate: ([chosen, a, b], output) => {
    output.data.set(chosen.data[0] === 0 ? b.data : a.data);
  },
  formula: ([chosen, a, b], _, arithmetic) => arithmetic.choose(chosen, "===", arithmetic.number(0), b, a),
  loops: ({ arithmetic, shapes, read, write, fresh }) => {
    const position = shapes.output.length === 0 ? index() : index(fresh("i"));
    const value = arithmetic.choose(
      read(0, index()),
      "===",
      arithmetic.number(0),
      read(2, position),
      read(1, position),
    );
    const [term] = position.terms;
    const body = write(position, value);
    return term === undefined ? body : [loop(term.variable, elementCount(shapes.output), body)];
  },
};
