import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Graph, Node } from "../../compiler/ir/graph.ts";
import type { Program } from "../../compiler/ir/program.ts";
import { graphFaults } from "../../compiler/testing/graph-faults.ts";
import { programFaults } from "../../compiler/testing/program-faults.ts";
import { randomSpec } from "../agreement/random-spec.ts";
import { compiled } from "../compiled.ts";
import { exampleSpec, exampleSpecs } from "../example-specs.ts";

/** The faults of all forms between the stages. */
function faultsOf(text: string, file: string): readonly string[] {
  const graphs = compiled(text, { file }).graphs();
  const all = [graphs.prediction, graphs.evaluation, ...(graphs.training ? [graphs.training] : [])];
  const programs = (["loops", "auto", "kernels"] as const).map((tier) => compiled(text, { file, tier }).program());
  return [...all.flatMap(graphFaults), ...programs.flatMap(programFaults)];
}

describe("the forms between the stages have no faults", () => {
  it.each(exampleSpecs)("for $file", ({ file, text }) => {
    expect(faultsOf(text, file)).toEqual([]);
  });

  it("for 40 random nets", () => {
    const property = fc.property(randomSpec, (spec) => {
      expect(faultsOf(JSON.stringify(spec), "random.yaml")).toEqual([]);
    });
    fc.assert(property, { seed: 8, numRuns: 40 });
  });
});

describe("a fault is named", () => {
  const forms = compiled(exampleSpec("two-layer").text, { file: "specs/two-layer.yaml" });

  it("where a node has another shape than its op gives", () => {
    const graph: Graph = forms.graphs().prediction;
    const nodes = graph.nodes.map((node: Node) =>
      node.name === "dense1Sums" ? { ...node, shape: ["rows", 5] } : node,
    );
    expect(graphFaults({ ...graph, nodes } as Graph)[0]).toBe(
      "dense1Sums has the shape [rows, 5], but matrixProduct gives [rows, 4]",
    );
  });

  it("where a loop reads a buffer that is not there, and where two buffers lie on each other", () => {
    const program: Program = forms.program();
    const without = { ...program, buffers: program.buffers.filter(({ name }) => name !== "dense1Output") };
    expect(programFaults(without)).toContain("dense1: nothing is called dense1Output");
    const buffers = program.buffers.map((each) => ({ ...each, offset: { fixed: 0, perRow: 0 } }));
    expect(programFaults({ ...program, buffers })).toContain(
      "batchInput and dense1Output are in use together and share memory",
    );
  });
});
