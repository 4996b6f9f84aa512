import { printYaml } from "../1-parse/print-yaml.ts";
import type { JsonObject } from "../ir/json.ts";
import type { TableChoice } from "./columns/choose-columns.ts";
import { answerRule } from "./network/answer-rules.ts";
import { testShare } from "./network/network-of-spec.ts";
import { tableNetwork } from "./network/table-network.ts";
import type { TableProfile } from "./profile/table-profile.ts";

/** The test part of fewer rows than this is too small for a promise. */
const fewestToExpect = 200;

/** A spec, as values in the order in which they are printed. */
export type SpecValues = JsonObject;

/** The spec of a table: every column with its type and options, so that it builds without the data. */
export function tableSpec(profile: TableProfile, choice: TableChoice, name: string, file: string): SpecValues {
  const { target } = choice;
  const { ownParts = [] } = profile;
  const answer = answerRule(target);
  const named = (role: string) => choice.columns.filter((column) => column.role === role).map((column) => column.name);
  const used = choice.columns.filter(({ role }) => role === "input" || role === "target");
  const columns = Object.fromEntries(used.map((column) => [column.name, column.written]));
  const [keep, exclude] = [named("keep"), named("exclude")];
  const rows = profile.rows - target.missing;
  const { validation, defaults, layers, optimizer, train } = tableNetwork(rows, answer);
  const parts = { ...(validation !== undefined && { validation }), test: testShare };
  return {
    name,
    about: `Learns ${target.name} from ${used.length - 1} columns of ${file}.`,
    seed: 1,
    dataset: {
      type: profile.type,
      file,
      ...profile.format,
      ...(ownParts.length > 0 && { parts: [...ownParts] }),
      columns,
      targets: target.name,
      ...(keep.length > 0 && { keep }),
      ...(exclude.length > 0 && { exclude }),
      ...splitOf(ownParts, choice.split, parts),
    },
    ...(defaults && { defaults }),
    layers: [...(hasAxes(used) ? [{ type: "flatten" }] : []), ...layers],
    loss: answer.loss,
    optimizer,
    metrics: [...answer.metrics],
    train,
    ...(rows >= fewestToExpect && { expect: answer.expect }),
  };
}

/** The split takes the parts that have no rows of their own. */
function splitOf(ownParts: readonly string[], split: JsonObject, parts: JsonObject): JsonObject {
  const taken = Object.entries(parts).filter(([part]) => !ownParts.includes(part));
  return taken.length === 0 ? {} : { split: { ...split, ...Object.fromEntries(taken) } };
}

/** Whether an input has several axes, of which the first layer makes one. */
function hasAxes(columns: TableChoice["columns"]): boolean {
  return columns.some(({ role, written: { shape } }) => role === "input" && Array.isArray(shape) && shape.length > 1);
}

/** The text of a spec: the line for editors, then the values. */
export function specText(values: SpecValues): string {
  return `# yaml-language-server: $schema=node_modules/netwright/spec.schema.json\n${printYaml(values)}`;
}
