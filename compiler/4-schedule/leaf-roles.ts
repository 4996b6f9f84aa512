import type { BufferRole } from "../ir/program.ts";

/** What the buffers of leaves are for, by op. */
export const leafRoles: { readonly [op: string]: BufferRole } = {
  input: "input",
  target: "target",
  parameter: "parameter",
  state: "state",
  scalar: "scalar",
  key: "key",
  draws: "draws",
};
