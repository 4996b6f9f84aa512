import { bytesText } from "../bytes-text.ts";
import { listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** Problems with files and runs of a valid spec. */
export const running = {
  "spec-unreadable": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `The spec ${file} cannot be read: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `The spec file does not exist or cannot be read. A folder is not a spec; name the files
in it, for example \`specs/*.yaml\`.`,
  }),
  "nothing-to-train": message<{ readonly file: string; readonly needs: readonly string[] }>({
    text: () => "There is nothing to train: the spec has no `train:`.",
    hint: ({ file, needs }) => {
      const all = listOf(["`train: { epochs: 100 }`", ...needs.map((key) => `\`${key}:\``)]);
      return `Add ${all}. Without training, netwright test ${file} checks \`expect:\`, and predict works.`;
    },
    explanation: `\`train:\` sets the length of training. A spec without it describes a network with its initial parameters:
\`netwright test\`, \`predict\` and \`build\` work with them.

  train: { epochs: 100, batchSize: 32 }`,
  }),
  "not-finite": message<{ readonly where: string; readonly update: number }>({
    text: ({ where, update }) => `Training stopped at update ${update}: ${where} is not finite.`,
    hint: () => "Lower the learning rate, or scale the columns (`scale: standard`).",
    explanation: `A number exceeded the range of the precision, or became NaN. Training stops before it is stored; the weights written
are those of the previous update.

  optimizer: { type: sgd, learningRate: 100 }      # the usual cause`,
  }),
  "too-much-memory": message<{ readonly rows: number; readonly gigabytes: string; readonly layer: string }>({
    text: ({ rows, gigabytes }) =>
      `A step on ${rows} ${rows === 1 ? "row" : "rows"} needs ${gigabytes} GB of memory, more than the limit of 4.29 GB.`,
    hint: ({ rows, layer }) =>
      `Reduce the size of ${layer}, the largest layer${rows === 1 ? "" : ", or the batch size"}; \`netwright summary\` lists the memory use.`,
    explanation: `All data of a training step is in one memory of at most 65,536 pages of 65,536 bytes.

  netwright summary net.yaml      # lists the buffers at peak memory use`,
  }),
  "too-much-data": message<{
    readonly rows: number;
    /** Bytes as they were read, as the network takes them, and those that they may take. */
    readonly read: number;
    readonly encoded: number;
    readonly most: number;
    readonly precision: string;
  }>({
    text: ({ rows, read, encoded, most }) =>
      `The ${rows} rows take ${bytesText(read)} as they were read and ${bytesText(encoded)} as the network takes them, together more than the ${bytesText(most)} that they may take.`,
    hint: ({ read, encoded, precision }) =>
      `Allow more with --max-memory ${bytesText(1.01 * (read + encoded)).replace(" ", "")}, or give fewer rows or columns${precision === "float64" ? ", or write precision: float32" : ""}.`,
    explanation: `All rows are in memory while a network learns: as they were read, where a number takes 8 bytes and a category 4, and as
the network takes them, 4 bytes for each number in float32, 8 in float64. They may take half of the machine's memory, or as
much as \`--max-memory\` says.

  netwright train net.yaml --max-memory 12GB`,
  }),
  "threads-missing": message<{ readonly asked: number; readonly came: number; readonly problem: string }>({
    text: ({ asked, came, problem }) => `Only ${came} of ${asked} threads started: ${problem.replace(/\.$/, "")}.`,
    hint: () => "Use fewer with --threads; the results do not depend on the number of threads.",
    explanation: `\`--threads\` sets the number of threads that train together. If not all of them can be started, training does not
start, so that the reported number of threads is always the real one.`,
  }),
  "loss-not-finite": message<{ readonly found: string; readonly updates: number }>({
    text: ({ found, updates }) => `After ${updates} ${updates === 1 ? "update" : "updates"} the loss is ${found}.`,
    hint: () => "Lower the learning rate, or scale the columns (`scale: standard`).",
    explanation: `The loss over all training rows is not finite after the last update. The last step was too large.`,
  }),
  "claim-failed": message<{
    readonly subject: string;
    readonly expected: string;
    readonly found: string;
    readonly others: number;
  }>({
    text: ({ subject, expected, found }) => `${subject} should be ${expected}, but is ${found}.`,
    hint: ({ others }) => {
      if (others === 0) return undefined;
      return others === 1 ? "One more of its values is wrong." : `${others} more of its values are wrong.`;
    },
    explanation: `An entry of \`expect:\` does not hold. A decimal holds when it matches every written digit (0.50 means 0.495 to
0.505), an integer must be equal, and \`within\` overrides both.

  expect:
    metrics:
      - { name: accuracy, on: test, atLeast: 0.95 }`,
  }),
  "bits-differ": message<{ readonly expected: string; readonly found: string; readonly because: string }>({
    text: ({ expected, found }) => `The SHA-256 of the weights should be ${expected}, but is ${found}.`,
    hint: ({ because }) => because,
    explanation: `\`bits\` is the SHA-256 of weights.safetensors after training. It changes with the spec, with the data and with the
arithmetic version of Netwright; the hint names the possible causes. \`netwright test --update\` writes the new one.`,
  }),
  "data-differ": message<{ readonly expected: string; readonly found: string }>({
    text: ({ expected, found }) => `The SHA-256 of the data should be ${expected}, but is ${found}.`,
    hint: () => "Find the changed file, or run `netwright test --update` to accept the new data.",
    explanation: `\`data\` is the SHA-256 of the rows that the spec reads. It detects changes in the data.`,
  }),
  "pin-pending": message<{ readonly key: string }>({
    severity: "warning",
    text: ({ key }) => `\`${key}\` is pending and was not compared.`,
    hint: () => "`netwright test --update` writes it.",
    explanation: `\`netwright test --update\` replaces \`pending\` by the hash, which is compared from then on.`,
  }),
  "weights-unreadable": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `The weights in ${file} cannot be used: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `Weights are stored in a safetensors file, one tensor for each parameter, named \`<layer>.<parameter>\`. The names and
the shapes must be those of the network in the spec.`,
  }),
  "run-missing": message<{
    readonly folder: string;
    readonly spec: string;
    /** The folder has weights, but not this file. */
    readonly lacks?: string;
    /** A run of another version of the spec, and how it differs. */
    readonly other?: { readonly folder: string; readonly differs: string };
  }>({
    text: ({ folder, lacks, other }) => {
      if (lacks !== undefined) return `The run in ${folder} is incomplete: it has no ${lacks}.`;
      if (other === undefined) return `There is no run in ${folder}.`;
      return `There is no run of this spec. The newest run, ${other.folder}, is from another version: ${other.differs}.`;
    },
    hint: ({ spec, other }) => {
      const train = `netwright train ${spec}`;
      return other === undefined
        ? `Train first: ${train}`
        : `Train it: ${train}, or use that run: --run ${other.folder}`;
    },
    explanation: `\`netwright train\` stores the trained network in a folder (\`--out DIR\`, default: \`runs/<name>\`). \`predict\` uses
the newest run of the current spec; a run of another version is used only with \`--run DIR\`. Changes in \`about:\`,
\`expect:\`, \`sweep:\` or the data do not make another version.`,
  }),
  "run-of-another-spec": message<{ readonly folder: string; readonly differs: string }>({
    severity: "warning",
    text: ({ folder, differs }) => `The run in ${folder} is from another version of the spec: ${differs}.`,
    hint: () => "It predicts as it was trained; train again to use the current spec.",
    explanation: `The folder contains the spec as it was trained, and predictions use it. It differs from the current spec.`,
  }),
  "run-broken-off": message<{ readonly folder: string; readonly ending: string; readonly iteration: number }>({
    severity: "warning",
    text: ({ folder, ending, iteration }) =>
      `The training in ${folder} ${ending === "interrupted" ? "was interrupted" : "stopped at a number that is not finite"} after ${iteration} ${iteration === 1 ? "update" : "updates"}.`,
    hint: ({ ending }) =>
      ending === "interrupted"
        ? "Run `netwright train` to train it completely."
        : "Lower the learning rate and train again.",
    explanation: `An unfinished run is stored with the weights reached so far, and the last line of its metrics.ndjson marks it as
unfinished. If the folder contains a finished run of the same spec, the unfinished run goes to a separate folder.

  {"ending":"interrupted","iteration":2400}`,
  }),
  "folder-taken": message<{ readonly folder: string }>({
    text: ({ folder }) => `${folder} contains a run of another spec, which is never overwritten.`,
    hint: () => "Choose another folder with --out, or delete this one.",
    explanation: `A changed spec never overwrites an old run. Without \`--out\`, the next free name is used (\`runs/<name>-2\`); a folder
given with \`--out\` is not changed.`,
  }),
  "file-unwritable": message<{ readonly file: string; readonly problem: string }>({
    text: ({ file, problem }) => `${file} cannot be written: ${problem}.`,
    hint: () => undefined,
    explanation: `The folder does not exist, is not a folder or is not writable, or the disk is full.`,
  }),
  "code-drift": message<{ readonly file: string; readonly missing: boolean }>({
    text: ({ file, missing }) => (missing ? `${file} does not exist.` : `${file} differs from the code for its spec.`),
    hint: () => "Run `netwright build`.",
    explanation: `\`netwright build --check\` compares generated files with the current output of the compiler, and writes nothing.`,
  }),
  "evaluate-unfit": message<{ readonly file: string }>({
    text: ({ file }) =>
      `The rows of this dataset have no names for their columns, so they cannot be read from ${file}.`,
    hint: () =>
      "Give the dataset named columns, for example in a CSV file; or measure on its own test rows with `split:`.",
    explanation: `\`netwright evaluate SPEC FILE\` reads the inputs and the targets of each row by the names of the columns. Lists of
numbers in the spec have no names.

  dataset: { type: csv, file: train.csv, targets: left }      # netwright evaluate net.yaml new.csv`,
  }),
  "input-unreadable": message<{ readonly source: string; readonly problem: string; readonly advice?: string }>({
    text: ({ source, problem }) => `The rows in ${source} cannot be read: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `\`predict\` takes one row in JSON with \`--input\`, or many with \`--file\`: a JSON list of rows, one row in JSON on each
line, or CSV with a header.

  netwright predict spec.yaml --input '[1, 1, 0]'
  netwright predict spec.yaml --file rows.csv`,
  }),
};
