import type { Command, Option } from "commander";
import { commands } from "./command-line.ts";

/** The commands and their options as two tables in Markdown, for the README: the text of `netwright help`. */
export function commandTables(): string {
  const program = commands(
    async () => {},
    () => {},
  );
  const help = program.createHelp();
  const known = program.commands.map((command) => ({ command, name: command.name() }));
  const rows = known.map(({ command }) => row(`\`netwright ${usageOf(command)}\``, command.description()));
  const options = new Map<string, string[]>();
  for (const { command, name } of known) {
    for (const option of command.options) {
      const key = row(`\`${option.flags}\``, described(option, help.optionDescription(option)));
      options.set(key, [...(options.get(key) ?? []), `\`${name}\``]);
    }
  }
  const withSpec = known.filter(({ command }) => command.usage().includes("<spec")).map(({ name }) => `\`${name}\``);
  return [
    "| command | what it does |",
    "|---|---|",
    ...rows,
    "",
    "| option | what it does | of |",
    "|---|---|---|",
    ...[...options].map(([key, names]) => `${key} ${same(names, withSpec) ? "all with a spec" : names.join(", ")} |`),
  ].join("\n");
}

function usageOf(command: Command): string {
  return `${command.name()}${command.usage().replace("[options]", "")}`.replace(/\s+/g, " ").trim();
}

function described(option: Option, text: string): string {
  return option.argChoices === undefined ? text : text.replace(/"(\w+)"/g, "`$1`");
}

function same(one: readonly string[], other: readonly string[]): boolean {
  return one.join() === other.join();
}

function row(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
