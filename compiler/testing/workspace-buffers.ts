import { slotGroups, slotsByBuffer } from "../5-emit/slots.ts";
import type { Program } from "../ir/program.ts";
import type { Values, Workspace } from "../run/network-module.ts";

/** Finds the array of a buffer in a workspace, alone or among those of its kind. */
export function workspaceBuffers(program: Program, workspace: Workspace): (buffer: string) => Values | undefined {
  const slots = slotsByBuffer(slotGroups(program));
  return (buffer) => {
    const slot = slots.get(buffer);
    if (slot === undefined) return workspace[buffer];
    const group = workspace[slot.field] as unknown as { readonly [parameter: string]: Values };
    return group[slot.parameter];
  };
}
