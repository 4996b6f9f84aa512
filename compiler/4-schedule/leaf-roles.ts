import type { BufferRole } from "../ir/program.ts";

/** The role of each leaf's buffer, by op. */
export const leafRoles: { readonly [op: string]: BufferRole } = {
  input: "input",
  target: "target",
  parameter: "parameter",
  state: "state",
  scalar: "scalar",
  key: "key",
  draws: "draws",
};
