import type { CompiledModel } from "../compile.ts";
import { unreachable } from "../ir/unreachable.ts";
import { opOf } from "../ops/op-of.ts";
import { printGraph } from "./print-graph.ts";
import { printModel } from "./print-model.ts";
import { printProgram } from "./print-program.ts";
import type { PrintedForm } from "./printed-forms.ts";

/** A form of a compiled spec as readable text. The graph is that of a training step, or of an answer where nothing is learnt. */
export function printForm({ model, graphs, program }: CompiledModel, form: PrintedForm): string {
  switch (form) {
    case "model":
      return printModel(model);
    case "graph":
      return printGraph(graphs().training ?? graphs().prediction);
    case "program":
      return printProgram(program());
    case "interpreter": {
      const graph = graphs().training ?? graphs().prediction;
      return printGraph(graph, (node) => opOf(graph, node)?.summary);
    }
    default:
      return unreachable(form);
  }
}
