import { activation, operations } from "netwright/language";

export const double = activation({ type: "double", build: (graph, x) => graph.apply(operations.add, [x, x], {}) });
