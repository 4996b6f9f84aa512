import { joinName } from "../ir/identifier.ts";
import type { ParameterModel } from "../ir/model.ts";
import type { FunctionDeclaration, InterfaceDeclaration } from "./declaration.ts";
import { fittedFields } from "./fitted-fields.ts";
import type { Module } from "./module.ts";

/** The Parameters type. */
export function emitParameters(module: Module): readonly InterfaceDeclaration[] {
  const { array } = module;
  return [
    {
      kind: "interface",
      name: "Parameters",
      doc: ["The parameters of the network."],
      exported: true,
      fields: [
        ...parametersOf(module).map((each) => ({ key: fieldOf(module, each), type: array, doc: [shapeOf(each)] })),
        ...fittedFields(module).map(({ field, doc }) => ({ key: field, type: "Float64Array", doc: [doc] })),
      ],
    },
  ];
}

/** How parameters are read from the bytes of a file. */
export function emitReadParameters({ imports }: Module): readonly FunctionDeclaration[] {
  imports.add("readTensors");
  return [
    {
      kind: "function",
      name: "readParameters",
      doc: ["Reads the parameters from the bytes of a safetensors file. Throws a WeightsError where they do not fit."],
      exported: true,
      parameters: [{ name: "bytes", type: "Uint8Array" }],
      returns: "Parameters",
      body: ["return readTensors(bytes, newParameters(), tensors);"],
    },
  ];
}

/** How parameters become the bytes of a file. */
export function emitWriteParameters({ imports }: Module): readonly FunctionDeclaration[] {
  imports.add("writeTensors");
  return [
    {
      kind: "function",
      name: "writeParameters",
      doc: ["The parameters as the bytes of a safetensors file, always the same bytes for the same parameters."],
      exported: true,
      parameters: [{ name: "p", type: "Parameters" }],
      returns: "Uint8Array",
      body: ["return writeTensors(p, tensors);"],
    },
  ];
}

/** All parameters, in the order of the layers. */
export function parametersOf({ model }: Module): readonly ParameterModel[] {
  return model.layers.flatMap((layer) => layer.parameters);
}

/** `[400, 120]`. */
export function shapeOf({ shape }: ParameterModel): string {
  return `[${shape.join(", ")}]`;
}

/** The field of Parameters for a parameter: the name of its buffer. */
export function fieldOf({ program }: Module, { path }: ParameterModel): string {
  return program.buffers.find((buffer) => buffer.role === "parameter" && buffer.path === path)?.name ?? joinName(path);
}
