import { statSync } from "node:fs";
import { createRequire } from "node:module";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { printedForms } from "../print/printed-forms.ts";
import type { Threads } from "../run/threads.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { tell } from "./speak.ts";

/** Runs one command line (without `node` and the script) and says with what code to end. Commands load when called. */
export async function commandLine(words: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = exitCode.fine;
  const mistakes: string[] = [];
  const program = commands(
    async (act) => {
      code = await act;
    },
    (text) => mistakes.push(text),
  );
  if (words.length === 0) {
    tell(program.helpInformation().trimEnd());
    return exitCode.usage;
  }
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    for (const mistake of mistakes) tell(await usageText(mistake, words));
    return error.exitCode === 0 ? exitCode.fine : exitCode.usage;
  }
}

type Run = (act: Promise<ExitCode>) => Promise<void>;

/** All commands with their options; `run` is given what a command does, `onMistake` what is wrong with the words. */
export function commands(run: Run, onMistake: (text: string) => void): Command {
  const program = root(onMistake);
  addSpecCommands(program, run);
  addTrainingCommands(program, run);
  addPredict(program, run);
  addLanguageCommands(program, run);
  return program;
}

function root(onMistake: (text: string) => void): Command {
  const { version } = createRequire(import.meta.url)("netwright/package.json") as { readonly version: string };
  return new Command("netwright")
    .description("Write a network in YAML. Get the TypeScript that trains it.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "say how a command is used")
    .helpCommand("help [command]", "say how a command is used")
    .exitOverride()
    .configureOutput({ outputError: onMistake });
}

/** Commander's `error: unknown option '--seet'\n(Did you mean --set?)` as a sentence of ours. */
async function usageText(text: string, words: readonly string[]): Promise<string> {
  const [problem = "", hint = ""] = text
    .trim()
    .replace(/^error: /, "")
    .split("\n");
  const option = /^unknown option '--([\w-]+)/.exec(problem)?.[1];
  const setting = option === undefined ? undefined : await settingOf(option, words);
  const asked = setting ?? hint.replace(/^\(Did you mean (?:one of )?(.*)\?\)$/, "Did you mean $1?");
  return `netwright: ${problem.replaceAll("'", '"').replace(/\.$/, "")}${asked === "" ? "" : `. ${asked}`}`;
}

/** What sets the key of a spec that someone takes for an option: `--epochs 3` is `--set train.epochs=3`. */
async function settingOf(option: string, words: readonly string[]): Promise<string | undefined> {
  const [command = "", index] = [words[0], words.findIndex((word) => word.startsWith(`--${option}`))];
  if (!takesSet.includes(command)) return undefined;
  const [{ settingPath }, { standard }] = await Promise.all([
    import("./setting-path.ts"),
    import("../language/standard.ts"),
  ]);
  const path = settingPath(standard, option);
  if (path === undefined) return undefined;
  const [, joined] = (words[index] ?? "").split("=");
  const value = joined ?? words[index + 1];
  return `A key of the spec is changed with --set ${path}=${value?.startsWith("-") === false ? value : "…"}`;
}

/** The commands with `--set`. */
const takesSet = ["check", "summary", "bench", "render", "train", "sweep", "predict"];

/** What is about the language rather than about a spec. */
function addLanguageCommands(program: Command, run: Run): void {
  const use = ["--use <file>", "also words of your own, which a JavaScript or TypeScript file exports"] as const;
  program
    .command("explain [name]")
    .description("say what a code in a diagnostic or a word of the language means; without one, list the codes")
    .option(...use, collect)
    .option("--json", "print one object")
    .action((name, options) => run(import("./commands/explain.ts").then(({ explain }) => explain(name, options))));
  program
    .command("schema")
    .description("print the JSON Schema of specs, for editors")
    .option(...use, collect)
    .action((options) => run(import("./commands/schema.ts").then(({ schema }) => schema(options))));
  program
    .command("reference")
    .description("print the reference page: every word of the language with its options, in Markdown")
    .option(...use, collect)
    .action((options) => run(import("./commands/reference.ts").then(({ reference }) => reference(options))));
}

function addSpecCommands(program: Command, run: Run): void {
  withSpecOptions(program.command("check <spec...>"))
    .description("read specs and their data, and say what is wrong; `-` reads a spec from stdin")
    .action((specs, options) => run(import("./commands/check.ts").then(({ check }) => check(specs, options))));
  withSpecOptions(program.command("build <spec...>"), false)
    .description("write the TypeScript of each spec, beside it by default")
    .option("--out <path>", "a folder, or a .ts file for one spec")
    .option("--check", "write nothing; fail where a file is not what would be written")
    .option("--stdout", "print the TypeScript")
    .addOption(
      new Option("--print <form>", "print a form on the way to TypeScript, and write nothing").choices([
        ...printedForms,
      ]),
    )
    .option("--standalone", "import nothing: print what is needed of the runtime into the file")
    .option(
      "--weights <file>",
      "with --standalone: print these weights (a file, or the folder of a run) into it too; it then only answers",
    )
    .action((specs, options) => run(import("./commands/build.ts").then(({ build }) => build(specs, options))));
  withSpecOptions(program.command("summary <spec>"))
    .description("list the layers with their shapes, parameters, multiply-adds and memory")
    .action((spec, options) => run(import("./commands/summary.ts").then(({ summary }) => summary(spec, options))));
  withSpecOptions(program.command("bench <spec>"))
    .description("time a step on random rows, beside what one core can do at most")
    .action((spec, options) => run(import("./commands/bench.ts").then(({ bench }) => bench(spec, options))));
  withSpecOptions(program.command("render <spec>"))
    .description("print the spec with every default filled in")
    .action((spec, options) => run(import("./commands/render.ts").then(({ render }) => render(spec, options))));
}

function addTrainingCommands(program: Command, run: Run): void {
  withThreads(withSpecOptions(program.command("train <spec>")))
    .description("train the network and say what was promised and what came")
    .option("--out <folder>", "where the run is kept (default: runs/<name>)")
    .option("--weights <file>", "start from the weights in a safetensors file, or in the folder of a run")
    .action((spec, options) => run(import("./commands/train.ts").then(({ train }) => train(spec, options))));
  withThreads(withSpecOptions(program.command("test <spec...>"), false))
    .description("train each spec and check what it expects")
    .option("--update", "write the pins (`bits`, `data`) into the specs; claims are never rewritten")
    .option("--sweep", "also make all runs of each `sweep:`, and check what it expects")
    .action((specs, options) => run(import("./commands/test.ts").then(({ test }) => test(specs, options))));
  withSpecOptions(program.command("sweep <spec>"))
    .description("make all runs of the spec's `sweep:` and print a table of them")
    .option("--jobs <count>", "how many runs are made at once (default: as many as there are processors)", jobCount)
    .action((spec, options) => run(import("./commands/sweep.ts").then(({ sweep }) => sweep(spec, options))));
}

function addPredict(program: Command, run: Run): void {
  withSpecOptions(program.command("predict <spec> [rows]"))
    .description("answer for one row or many; `-` reads rows from stdin")
    .option("--input <json>", "one row: a list, or a map by column", once)
    .option("--file <file>", "rows in JSON or CSV")
    .option("--run <folder>", "the run with the weights (default: runs/<name>)")
    .option("--layer <name>", "what this layer gives, instead of the answer: the code in a bottleneck")
    .option("--top <count>", "how many of the most probable categories to list", wholeNumber)
    .action((spec, rows, options) =>
      run(
        import("./commands/predict.ts").then(({ predict }) =>
          predict(spec, rows === undefined ? options : { ...options, file: rows }),
        ),
      ),
    );
}

/** Gathers the values of an option that can be given several times. */
function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function withSpecOptions(command: Command, set = true): Command {
  const collectFolder = (folder: string, before: readonly string[] | undefined): readonly string[] => {
    if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return collect(folder, before);
    throw new InvalidArgumentError("There is no such folder.");
  };
  command
    .option("--data <folder>", "where files that the spec names are searched for, beside its own folder", collectFolder)
    .option("--use <file>", "words of your own, which a JavaScript or TypeScript file exports", collect)
    .option("--json", "print one object on each line")
    .addOption(
      new Option("--tier <tier>", "who does the work: readable loops, fast kernels, or for each part what is faster")
        .choices(["auto", "loops", "kernels"])
        .default("auto"),
    );
  if (set) command.option("--set <path=value>", "change a value of the spec: --set train.epochs=3", collect);
  return command;
}

function withThreads(command: Command): Command {
  return command.option(
    "--threads <count>",
    "how many threads train together, to the same bits; auto: as many as the machine has and the work is worth",
    threadCount,
  );
}

/** A value that is given once: the first of two would be forgotten. */
function once(text: string, before: string | undefined): string {
  if (before === undefined) return text;
  throw new InvalidArgumentError("It is given twice; for several rows there is --file.");
}

function threadCount(text: string): Threads {
  if (text === "auto") return text;
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= 128) return count;
  throw new InvalidArgumentError('It must be "auto" or a whole number from 1 to 128.');
}

function jobCount(text: string): number {
  const count = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= 128) return count;
  throw new InvalidArgumentError("It must be a whole number from 1 to 128.");
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError("It must be a whole number from 1 up.");
  return Number(text);
}
