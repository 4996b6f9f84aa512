import { namer } from "../ir/identifier.ts";
import type { Buffer, Program } from "../ir/program.ts";

/** Values of one kind, one for each parameter that has it: all gradients, or all moving averages. */
export interface SlotGroup {
  /** The field of the workspace: `gradient`, `mean`. */
  readonly field: string;
  readonly kind: string;
  /** Its buffers, in the order of the program, with the field of their parameter. */
  readonly members: readonly SlotMember[];
}

/** The buffer of one parameter in a group. */
export interface SlotMember {
  readonly parameter: string;
  readonly buffer: Buffer;
}

/** The groups of a program, in the order of their first buffers. */
export function slotGroups({ buffers }: Program): readonly SlotGroup[] {
  const fields = new Map(buffers.flatMap(({ role, path, name }) => (role === "parameter" ? [[path, name]] : [])));
  const members = new Map<string, SlotMember[]>();
  for (const buffer of buffers) {
    const parameter = fields.get(buffer.slot?.parameter);
    if (buffer.slot === undefined || parameter === undefined) continue;
    const { kind } = buffer.slot;
    members.set(kind, [...(members.get(kind) ?? []), { parameter, buffer }]);
  }
  const unique = namer(new Set([...workspaceFields, ...buffers.map(({ name }) => name)]));
  const order = [...fields.values()];
  const inOrder = (a: SlotMember, b: SlotMember): number => order.indexOf(a.parameter) - order.indexOf(b.parameter);
  return [...members].map(([kind, own]) => ({ kind, field: unique(kind), members: own.sort(inOrder) }));
}

/** The fields that every workspace may have. */
const workspaceFields = ["capacity", "rows", "kernels", "scratch", "team", "parameters"];

/** The group and the parameter of each buffer that belongs to a group, by the buffer's name. */
export function slotsByBuffer(groups: readonly SlotGroup[]): ReadonlyMap<string, SlotAccess> {
  return new Map(
    groups.flatMap(({ field, members }) =>
      members.map(({ parameter, buffer }) => [buffer.name, { field, parameter }] as const),
    ),
  );
}

/** How a grouped buffer is reached in the workspace: `w.gradient.dense1Bias`. */
export interface SlotAccess {
  readonly field: string;
  readonly parameter: string;
}
