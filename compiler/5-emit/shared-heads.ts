import { joinName, namer } from "../ir/identifier.ts";
import type { Model } from "../ir/model.ts";
import type { Program, SharedFunction } from "../ir/program.ts";
import { layersByOwner } from "./layers-by-owner.ts";
import { ruleOf } from "./learning-rule.ts";
import { namesInBlocks, namesParameters, namesWorkspace } from "./names-in-blocks.ts";

/** How a shared function begins. */
export interface SharedHead {
  readonly shared: SharedFunction;
  /** What it is called in the module. */
  readonly name: string;
  /** Of `p` and `w` those of which it names something; before the arrays that differ from call to call. */
  readonly own: readonly string[];
}

/** The heads of all shared functions of a program, by their names in the program. */
export function sharedHeads(model: Model, program: Program): ReadonlyMap<string, SharedHead> {
  const unique = namer(new Set(program.buffers.map((buffer) => buffer.name)));
  return new Map(
    program.sharedFunctions.map((shared) => {
      const names = namesInBlocks([shared]);
      const own = [...(namesParameters(program, names) ? ["p"] : []), ...(namesWorkspace(program, names) ? ["w"] : [])];
      return [shared.name, { shared, name: unique(preferredName(model, program, shared)), own }];
    }),
  );
}

/** After the layer or the kind of layer, or after the optimizer. */
function preferredName(model: Model, program: Program, { within, owners, name }: SharedFunction): string {
  const verb = within === "direction" ? ruleOf(model).finds.name : within === "forwardTraining" ? "forward" : within;
  const [owner = ""] = owners;
  const layer = layersByOwner(model).get(owner);
  if (layer !== undefined) return joinName(owners.length === 1 ? owner : layer.type, verb);
  const isStep = program.buffers.some((buffer) => buffer.role === "parameter" && buffer.name === owner);
  if (within !== "update" || !isStep) return name;
  return model.optimizer?.type ?? model.learning.type;
}
