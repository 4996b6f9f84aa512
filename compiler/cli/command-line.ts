import { createRequire } from "node:module";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { printedForms } from "../print/printed-forms.ts";
import { isFolder } from "../run/is-folder.ts";
import type { Threads } from "../run/threads.ts";
import { type ExitCode, exitCode } from "./exit-code.ts";
import { memorySize } from "./memory-size.ts";
import { writeStatus } from "./standard-streams.ts";

/** Runs one command line (without `node` and the script) and returns the exit code. Commands are loaded lazily. */
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
    writeStatus(program.helpInformation().trimEnd());
    return exitCode.usage;
  }
  try {
    await program.parseAsync(words, { from: "user" });
    return code;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    for (const mistake of mistakes) writeStatus(await usageText(mistake, words));
    return error.exitCode === 0 ? exitCode.fine : exitCode.usage;
  }
}

type Run = (act: Promise<ExitCode>) => Promise<void>;

/** All commands with their options; `run` receives the promise of a command, `onMistake` the usage errors. */
export function commands(run: Run, onMistake: (text: string) => void): Command {
  const program = root(onMistake);
  addInit(program, run);
  addSpecCommands(program, run);
  addTrainingCommands(program, run);
  addPredict(program, run);
  addEvaluate(program, run);
  addData(program, run);
  addLanguageCommands(program, run);
  return program;
}

function root(onMistake: (text: string) => void): Command {
  const { version } = createRequire(import.meta.url)("netwright/package.json") as { readonly version: string };
  return new Command("netwright")
    .description("Write a network in YAML. Get the TypeScript that trains it.")
    .version(version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print help for a command")
    .helpCommand("help [command]", "print help for a command")
    .exitOverride()
    .configureOutput({ outputError: onMistake });
}

/** Commander's `error: unknown option '--seet'\n(Did you mean --set?)` as one of our sentences. */
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

/** The `--set` for a key of the spec that was used as an option: `--set train.epochs=3` for `--epochs 3`. */
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
  return `To change a key of the spec, use --set ${path}=${value?.startsWith("-") === false ? value : "…"}`;
}

/** The commands with `--set`. */
const takesSet = ["check", "summary", "bench", "render", "train", "sweep", "predict", "evaluate", "data"];

/** Commands about the language, without a spec. */
function addLanguageCommands(program: Command, run: Run): void {
  const use = ["--use <file>", "also user-defined words, exported by a JavaScript or TypeScript file"] as const;
  program
    .command("explain [name]")
    .description("explain a diagnostic code or a word of the language; without a name, list the codes")
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

function addInit(program: Command, run: Run): void {
  program
    .command("init [path]")
    .description("print what a file of rows, or a folder of pictures or recordings, holds, and write a spec beside it")
    .option("--target <column>", "the column to learn (on a terminal, it is asked for)")
    .addOption(
      new Option("--template <name>", "write a small spec to start from, as NAME.yaml or the path given")
        .choices(["xor", "tabular", "text", "images", "digits", "audio", "series", "autoencoder"])
        .conflicts("target"),
    )
    .option("--yes", "ask nothing: the default target is the last column")
    .option("--force", "replace a spec that exists")
    .option("--json", "print one object on each line")
    .action((path, options, command) => {
      if (path === undefined && options.template === undefined)
        command.error("error: missing required argument 'path'");
      return run(
        import("./commands/init.ts").then(({ init, initTemplate }) =>
          options.template === undefined ? init(path, options) : initTemplate(path, options),
        ),
      );
    });
}

function addSpecCommands(program: Command, run: Run): void {
  withSpecOptions(program.command("check <spec...>"))
    .description("check specs and their data, and report mistakes; `-` reads a spec from stdin")
    .option("--profile", "also print what the data file holds, and what is done with each column")
    .action((specs, options) => run(import("./commands/check.ts").then(({ check }) => check(specs, options))));
  withSpecOptions(program.command("build <spec...>"), false)
    .description("write the TypeScript of each spec, beside it by default")
    .option("--out <path>", "a folder, or a .ts file for one spec")
    .option("--check", "write nothing; fail if a file differs from the code for its spec")
    .option("--stdout", "print the TypeScript")
    .addOption(
      new Option("--print <form>", "print a form on the way to TypeScript, and write nothing").choices([
        ...printedForms,
      ]),
    )
    .option("--standalone", "import nothing: include the required parts of the runtime in the file")
    .option(
      "--weights <file>",
      "with --standalone: also include these weights (a file, or the folder of a run), for prediction only",
    )
    .action((specs, options) => run(import("./commands/build.ts").then(({ build }) => build(specs, options))));
  withSpecOptions(program.command("summary <spec>"))
    .description("list the layers with their shapes, parameters, multiply-adds and memory")
    .action((spec, options) => run(import("./commands/summary.ts").then(({ summary }) => summary(spec, options))));
  withSpecOptions(program.command("bench <spec>"))
    .description("measure the time of a step on random rows, compared with the peak speed of one core")
    .action((spec, options) => run(import("./commands/bench.ts").then(({ bench }) => bench(spec, options))));
  withSpecOptions(program.command("render <spec>"))
    .description("print the spec with every default filled in")
    .action((spec, options) => run(import("./commands/render.ts").then(({ render }) => render(spec, options))));
}

function addTrainingCommands(program: Command, run: Run): void {
  withMaxMemory(withThreads(withSpecOptions(program.command("train <spec>"))))
    .description("train the network and report results and expectations")
    .option("--out <folder>", "the folder for the run (default: runs/<name>)")
    .option("--weights <file>", "start from the weights in a safetensors file, or in the folder of a run")
    .addOption(
      new Option(
        "--folds",
        "train once for each fold of the split, and print each and their mean; no run is stored",
      ).conflicts(["out", "weights", "threads"]),
    )
    .action((spec, options) =>
      run(
        options.folds === true
          ? import("./commands/train-folds.ts").then(({ trainFolds }) => trainFolds(spec, options))
          : import("./commands/train.ts").then(({ train }) => train(spec, options)),
      ),
    );
  withMaxMemory(withThreads(withSpecOptions(program.command("test <spec...>"), false)))
    .description("train each spec and check its `expect:`")
    .option("--update", "write the pins (`bits`, `data`) into the specs; claims are never rewritten")
    .option("--sweep", "also do all runs of each `sweep:`, and check its `expect:`")
    .action((specs, options) => run(import("./commands/test.ts").then(({ test }) => test(specs, options))));
  withSpecOptions(program.command("sweep <spec>"))
    .description("do all runs of the spec's `sweep:` and print a table of them")
    .option("--jobs <count>", "number of runs at the same time (default: the number of processors)", jobCount)
    .action((spec, options) => run(import("./commands/sweep.ts").then(({ sweep }) => sweep(spec, options))));
}

function addPredict(program: Command, run: Run): void {
  withSpecOptions(program.command("predict <spec> [file]"))
    .description("predict for the rows of a file (CSV, TSV, JSON, NDJSON), a picture or a recording; `-` reads stdin")
    .option("--input <json>", "one row: a list, or a map by column", once)
    .option("--file <file>", "the file, as an option")
    .option("--out <file>", "write the answers into this file: .csv, .tsv, .json or .ndjson")
    .option("--keep <column>", "a column of the file that goes beside each answer", collect)
    .option("--run <folder>", "the run with the weights (default: runs/<name>)")
    .option("--layer <name>", "print the output of this layer instead of the prediction, for example of a bottleneck")
    .option("--top <count>", "number of most probable categories to list", wholeNumber)
    .option("--explain", "also print how much each column changes the answer, compared with a typical value")
    .action((spec, file, options) =>
      run(import("./commands/predict.ts").then(({ predict }) => predict(spec, file, options))),
    );
}

function addEvaluate(program: Command, run: Run): void {
  withMaxMemory(withSpecOptions(program.command("evaluate <spec> <file>")))
    .description("measure a run on the rows of a file (or folder), with their targets, that were not in its training")
    .option("--run <folder>", "the run with the weights (default: runs/<name>)")
    .action((spec, file, options) =>
      run(import("./commands/evaluate.ts").then(({ evaluate }) => evaluate(spec, file, options))),
    );
}

function addData(program: Command, run: Run): void {
  withSpecOptions(program.command("data <spec>"))
    .description("print the first rows as the network takes them, and write all of them for NumPy")
    .option("--rows <count>", "number of rows to print", wholeNumber, 5)
    .addOption(
      new Option("--part <part>", "the part whose rows are printed")
        .choices(["training", "validation", "test"])
        .default("training"),
    )
    .option("--out <file>", "write the inputs and the targets of each part into this .npz file")
    .action((spec, options) => run(import("./commands/data.ts").then(({ data }) => data(spec, options))));
}

/** Collects the values of an option that can be given several times. */
function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

function withSpecOptions(command: Command, set = true): Command {
  const collectFolder = (folder: string, before: readonly string[] | undefined): readonly string[] => {
    if (isFolder(folder)) return collect(folder, before);
    throw new InvalidArgumentError("There is no such folder.");
  };
  command
    .option("--data <folder>", "search files of the spec here too, after the spec's folder", collectFolder)
    .option("--use <file>", "user-defined words, exported by a JavaScript or TypeScript file", collect)
    .option("--json", "print one object on each line")
    .addOption(
      new Option("--tier <tier>", "implementation: readable loops, fast kernels, or the faster one for each part")
        .choices(["auto", "loops", "kernels"])
        .default("auto"),
    );
  if (set) command.option("--set <path=value>", "change a value of the spec: --set train.epochs=3", collect);
  return command;
}

function withThreads(command: Command): Command {
  return command.option(
    "--threads <count>",
    "number of threads for training, with the same bits; auto: depends on the machine and the size of the network",
    threadCount,
  );
}

function withMaxMemory(command: Command): Command {
  return command.option(
    "--max-memory <size>",
    "most memory for the rows, such as 512MB or 2GB; rows that take more are refused; default: half of the machine's",
    memorySize,
  );
}

/** A value that may be given only once. */
function once(text: string, before: string | undefined): string {
  if (before === undefined) return text;
  throw new InvalidArgumentError("It is given twice; for several rows, use --file.");
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
