import { unary } from "./elementwise.ts";

/** The value clipped to −limit … limit; NaN stays NaN. No gradient: it is only used in updates. */
export const clip = unary<{ readonly limit: number }>({
  name: "clip",
  summary: "−limit for x < −limit, limit for x > limit, else x",
  evaluate: (x, { round }, { limit }) => {
    const most = round(limit);
    if (x < -most) return -most;
    return x > most ? most : x;
  },
  formula: (x, { choose, number }, { limit }) => {
    const [least, most] = [number(-limit), number(limit)];
    return choose(x, "<", least, least, choose(x, ">", most, most, x));
  },
});
