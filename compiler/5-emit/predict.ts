import { scalesInputs, scalesOutputs } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { callOf, placed } from "./functions.ts";
import type { Module } from "./module.ts";

/** The answers of the network, for one row and for several. */
export function emitPredict(module: Module): readonly FunctionDeclaration[] {
  const encode = `encode(${scalesInputs(module) ? "p, " : ""}w, input, `;
  const decode = `decode(${scalesOutputs(module) ? "p, " : ""}w, `;
  const forward = callOf(module, "forward", placed(module));
  const p = { name: "p", type: "Parameters" };
  return [
    {
      kind: "function",
      name: "predict",
      doc: ["Answers for one row."],
      exported: true,
      parameters: [p, { name: "input", type: "Input" }],
      returns: "Prediction",
      body: ["const w = createWorkspace(1);", `${encode}0);`, forward, `return ${decode}0);`],
    },
    {
      kind: "function",
      name: "predictMany",
      doc: ["Answers for several rows at once."],
      exported: true,
      parameters: [p, { name: "inputs", type: "readonly Input[]" }],
      returns: "Prediction[]",
      body: [
        "const w = createWorkspace(inputs.length);",
        `inputs.forEach((input, sample) => ${encode}sample));`,
        forward,
        `return inputs.map((_, sample) => ${decode}sample));`,
      ],
    },
  ];
}
