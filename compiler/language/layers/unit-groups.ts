import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { Connections, UnitGroup } from "../../ops/connections.ts";
import type { ShapeMistake } from "../define/word.ts";

/** The units of a Boltzmann machine: visible groups first, in the order of the inputs, then hidden ones. */
export interface Units {
  /** By name; names of inputs for the visible ones. */
  readonly groups: ReadonlyMap<string, UnitGroup>;
  readonly visible: number;
  readonly hidden: number;
}

/** Names of groups in pairs. */
export type NamedConnections = readonly (readonly [string, string])[];

/** What a machine's options say of its units. */
export interface MachineOptions {
  readonly hidden: { readonly [name: string]: number };
  readonly connections: NamedConnections;
}

/** The units of a machine. */
export function unitsOf(names: readonly string[], rows: readonly RowShape[], { hidden }: MachineOptions): Units {
  const sizes = [...names.map((name, index) => [name, rows[index]?.at(-1) ?? 1] as const), ...Object.entries(hidden)];
  const groups = new Map<string, UnitGroup>();
  let first = 0;
  for (const [name, size] of sizes) {
    groups.set(name, { first, size });
    first += size;
  }
  const count = Object.values(hidden).reduce((sum, size) => sum + size, 0);
  return { groups, visible: first - count, hidden: count };
}

/** The connections between groups by their indices. */
export function connectionsOf(units: Units, { connections }: MachineOptions): Connections {
  const between = connections.map(([one, other]) => [groupNamed(units, one), groupNamed(units, other)] as const);
  return { units: units.visible + units.hidden, between };
}

function groupNamed({ groups }: Units, name: string): UnitGroup {
  const group = groups.get(name);
  if (group === undefined) throw new Error(`there is no group "${name}"`);
  return group;
}

/** What is wrong with the groups or their connections, if anything. */
export function unitsMistake(
  names: readonly string[],
  rows: readonly RowShape[],
  options: MachineOptions,
): ShapeMistake | undefined {
  return rowsMistake(names, rows) ?? hiddenMistake(names, options) ?? connectionsMistake(names, options);
}

function rowsMistake(names: readonly string[], rows: readonly RowShape[]): ShapeMistake | undefined {
  const index = rows.findIndex((row) => row.length !== 1);
  const row = rows[index];
  if (row === undefined) return undefined;
  return {
    mistake: `The visible units of a boltzmannMachine are rows of values, and ${names[index]} is [${row.join(", ")}].`,
    hint: "Put `- flatten` between them.",
  };
}

function hiddenMistake(names: readonly string[], { hidden, connections }: MachineOptions): ShapeMistake | undefined {
  for (const name of Object.keys(hidden)) {
    const inside = ["hidden", name];
    if (names.includes(name)) {
      return { mistake: `"${name}" is an input already.`, hint: "Call the hidden group by another name.", inside };
    }
    if (!connections.some((pair) => pair.includes(name))) {
      const hint = `Connect it: connections: [[${names[0]}, ${name}]]`;
      return { mistake: `The hidden group "${name}" is connected with nothing.`, hint, inside };
    }
  }
  return undefined;
}

function connectionsMistake(names: readonly string[], options: MachineOptions): ShapeMistake | undefined {
  const hidden = Object.keys(options.hidden);
  const known = [...names, ...hidden];
  const seen = new Set<string>();
  for (const [index, pair] of options.connections.entries()) {
    const inside = ["connections", index];
    const unknown = pair.findIndex((name) => !known.includes(name));
    if (unknown >= 0) {
      const name = String(pair[unknown]);
      const mistake = `"${name}" is no group of units.`;
      return { mistake, hint: didYouMean(name, known) ?? "", inside: [...inside, unknown] };
    }
    if (pair.every((name) => hidden.includes(name))) {
      const mistake = `[${pair.join(", ")}] joins hidden units, and what such units answer can only be found by running them.`;
      return { mistake, hint: "Connect hidden groups with visible ones alone.", inside };
    }
    const both = [...pair].sort().join(" ");
    if (seen.has(both)) {
      return {
        mistake: `${pair.join(" and ")} are connected twice.`,
        hint: "One connection serves both ways.",
        inside,
      };
    }
    seen.add(both);
  }
  return undefined;
}
