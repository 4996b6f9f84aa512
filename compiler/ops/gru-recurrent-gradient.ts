import type { Two } from "../ir/arity.ts";
import type { Json } from "../ir/json.ts";
import { index, variable } from "../ir/loop.ts";
import { elementCount, knownSize } from "../ir/shape.ts";
import { local, loop } from "../ir/statements.ts";
import type { Op } from "./op.ts";
import { pointwise, recall, recalled } from "./pointwise.ts";
import { ofStep } from "./recurrent.ts";

/**
 * The gradient of the recurrent sums of `gruTrace` with `resetAfter`, from that of its gates [rows, steps, 3 · units] and the trace
 * [rows, steps, 5 · units] → [rows, steps, 3 · units]: the same but for the candidate, whose sum the reset gate multiplies.
 * No gradient: it is only used in gradients.
 */
export const gruRecurrentGradient: Op<{ readonly recurrentActivation: Json }, Two> = {
  name: "gruRecurrentGradient",
  summary: "output = dz, dr, dn · r",
  shape: ([gates]) => gates,
  evaluate: ([gates, trace], output, { recurrentActivation }, numbers) => {
    const units = (gates.shape[2] ?? 0) / 3;
    const g = pointwise(recurrentActivation);
    gates.data.forEach((value, position) => {
      const [at, column] = [Math.floor(position / (3 * units)), position % (3 * units)];
      const kept = trace.data[at * 5 * units + column] as number;
      // The reset gates are the third part of the trace, as the candidates are of the gates.
      output.data[position] = column < 2 * units ? value : numbers.multiply(value, recall(g, kept, numbers).y);
    });
  },
  loops: ({ arithmetic, shapes, attributes, read, write, fresh }) => {
    const [gates] = shapes.inputs;
    const g = pointwise(attributes.recurrentActivation);
    const sizes = { steps: knownSize(gates[1]), units: knownSize(gates[2]) / 3 };
    const { units } = sizes;
    const [sample, step, unit] = [fresh("sample"), fresh("step"), fresh("unit")];
    const [kept, slope] = [fresh("reset"), fresh("slope")];
    const y = g.keeps === "y" ? kept : fresh("resetGate");
    const at = (width: number, part: number) =>
      ofStep(sample, index(step), sizes, width * units, index(unit, 1, part * units));
    const candidate = arithmetic.multiply(read(0, at(3, 2)), variable(y));
    return [
      loop(sample, elementCount(gates.slice(0, 1)), [
        loop(step, sizes.steps, [
          loop(unit, 2 * units, write(at(3, 0), read(0, at(3, 0)))),
          loop(unit, units, [
            local(kept, read(1, at(5, 2))),
            ...recalled(g, kept, { y, slope }, arithmetic).filter((each) => each.kind !== "let" || each.name !== slope),
            ...write(at(3, 2), candidate),
          ]),
        ]),
      ]),
    ];
  },
};
