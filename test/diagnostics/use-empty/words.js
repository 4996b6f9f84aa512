/** Not exported, so nobody sees it. */
const double = { type: "double" };
export const twice = (x) => 2 * x;
