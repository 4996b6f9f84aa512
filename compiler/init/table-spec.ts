import { printYaml } from "../1-parse/print-yaml.ts";
import type { JsonObject } from "../ir/json.ts";
import type { TableChoice } from "./columns/choose-columns.ts";
import { answerRule } from "./network/answer-rules.ts";
import { hiddenLayers, trainingOf } from "./network/training-rules.ts";
import type { TableProfile } from "./profile/table-profile.ts";

/** The share of the rows for the test at the end, and for validation. */
const parts = { validation: 0.15, test: 0.2 };

/** The test part of fewer rows than this may hold one category only. */
const fewestToExpect = 50;

/** A spec, as values in the order in which they are printed. */
export type SpecValues = JsonObject;

/** The spec of a table: every column with its type and options, so that it builds without the data. */
export function tableSpec(profile: TableProfile, choice: TableChoice, name: string, file: string): SpecValues {
  const { target } = choice;
  const answer = answerRule(target);
  const named = (role: string) => choice.columns.filter((column) => column.role === role).map((column) => column.name);
  const used = choice.columns.filter(({ role }) => role === "input" || role === "target");
  const columns = Object.fromEntries(used.map((column) => [column.name, column.written]));
  const [keep, exclude] = [named("keep"), named("exclude")];
  const stratified = target.categories?.isStratified === true;
  return {
    name,
    about: `Learns ${target.name} from ${used.length - 1} columns of ${file}.`,
    seed: 1,
    dataset: {
      type: profile.type,
      file,
      ...profile.format,
      columns,
      targets: target.name,
      ...(keep.length > 0 && { keep }),
      ...(exclude.length > 0 && { exclude }),
      split: stratified ? { type: "stratified", column: target.name, ...parts } : { type: "random", ...parts },
    },
    layers: [...hiddenLayers(profile.rows), answer.layer],
    loss: answer.loss,
    optimizer: "adam",
    metrics: [...answer.metrics],
    train: trainingOf(profile.rows),
    ...(profile.rows >= fewestToExpect && { expect: answer.expect }),
  };
}

/** The text of a spec: the line for editors, then the values. */
export function specText(values: SpecValues): string {
  return `# yaml-language-server: $schema=node_modules/netwright/spec.schema.json\n${printYaml(values)}`;
}
