import { listOf } from "../did-you-mean.ts";
import { message } from "../message.ts";

/** What can go wrong with files and runs, once the spec itself is sound. */
export const running = {
  "spec-unreadable": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `The spec ${file} cannot be read: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `The command line names a spec that is not there, or that may not be read. A folder is not a spec; name the files
in it, for example with \`specs/*.yaml\`.`,
  }),
  "nothing-to-train": message<{ readonly file: string; readonly needs: readonly string[] }>({
    text: () => "There is nothing to train: the spec has no `train:`.",
    hint: ({ file, needs }) => {
      const all = listOf(["`train: { epochs: 100 }`", ...needs.map((key) => `\`${key}:\``)]);
      return `Add ${all}. Without training, netwright test ${file} checks what the spec expects, and predict answers.`;
    },
    explanation: `\`train:\` says for how long a network learns. A spec without it is of a network that is as it is drawn or written:
\`netwright test\` checks its \`expect:\`, \`predict\` answers with it, \`build\` writes it.

  train: { epochs: 100, batchSize: 32 }`,
  }),
  "not-finite": message<{ readonly where: string; readonly update: number }>({
    text: ({ where, update }) => `Update ${update} was not made: ${where} is no longer a finite number.`,
    hint: () => "Lower the learning rate, or scale the columns (`scale: standard`).",
    explanation: `A number grew beyond what the precision holds, or became NaN. Training stops before such a number is kept; what
is written are the weights of the update before.

  optimizer: { type: sgd, learningRate: 100 }      # mostly this`,
  }),
  "too-much-memory": message<{ readonly rows: number; readonly gigabytes: string; readonly layer: string }>({
    text: ({ rows, gigabytes }) =>
      `A step on ${rows} ${rows === 1 ? "row" : "rows"} needs ${gigabytes} GB of memory, more than the 4.29 GB that there can be.`,
    hint: ({ rows, layer }) =>
      `Make ${layer}, the largest layer, smaller${rows === 1 ? "" : ", or the batches"}; \`netwright summary\` says what takes how much.`,
    explanation: `All that a step touches stands in one memory, of at most 65,536 pages of 65,536 bytes.

  netwright summary net.yaml      # lists what is in it at the peak`,
  }),
  "threads-missing": message<{ readonly asked: number; readonly came: number; readonly problem: string }>({
    text: ({ asked, came, problem }) => `Only ${came} of ${asked} threads came: ${problem.replace(/\.$/, "")}.`,
    hint: () => "Ask for fewer with --threads; one thread gives the same bits.",
    explanation: `\`--threads\` asks for threads that train together. Where not all of them can be started, nothing is trained: a
number of threads that was not reached is never reported as if it had been.`,
  }),
  "loss-not-finite": message<{ readonly found: string; readonly updates: number }>({
    text: ({ found, updates }) => `After ${updates} ${updates === 1 ? "update" : "updates"} the loss is ${found}.`,
    hint: () => "Lower the learning rate, or scale the columns (`scale: standard`).",
    explanation: `The loss over all training rows is not a finite number after the last update, although it still was before: the
last step went too far.`,
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
    explanation: `An entry of \`expect:\` does not hold. A decimal holds when it agrees to every digit written (0.50 means 0.495 to
0.505), an integer must be equal, and \`within\` overrides both.

  expect:
    metrics:
      - { name: accuracy, on: test, atLeast: 0.95 }`,
  }),
  "bits-differ": message<{ readonly expected: string; readonly found: string; readonly because: string }>({
    text: ({ expected, found }) => `The weights should have the SHA-256 ${expected}, but have ${found}.`,
    hint: ({ because }) => because,
    explanation: `\`bits\` is the SHA-256 of weights.safetensors after training. It changes with the spec, with the data and with the
arithmetic version of Netwright; the hint says which of them it can be. \`netwright test --update\` writes the new one.`,
  }),
  "data-differ": message<{ readonly expected: string; readonly found: string }>({
    text: ({ expected, found }) => `The data should have the SHA-256 ${expected}, but have ${found}.`,
    hint: () => "Find the file that was changed, or run `netwright test --update` to accept the new data.",
    explanation: `\`data\` is the SHA-256 of the rows that the spec names, so that other data cannot pass for the same.`,
  }),
  "pin-pending": message<{ readonly key: string }>({
    severity: "warning",
    text: ({ key }) => `\`${key}\` is pending: nothing is compared.`,
    hint: () => "`netwright test --update` writes it.",
    explanation: `A pin that says \`pending\` is written by \`netwright test --update\`, and compared from then on.`,
  }),
  "weights-unreadable": message<{ readonly file: string; readonly problem: string; readonly advice?: string }>({
    text: ({ file, problem }) => `The weights in ${file} cannot be used: ${problem}.`,
    hint: ({ advice }) => advice,
    explanation: `Weights are kept in a safetensors file, one tensor for each parameter, called \`<layer>.<parameter>\`. The names and
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
      if (lacks !== undefined) return `The run in ${folder} is not whole: it has no ${lacks}.`;
      if (other === undefined) return `There is no run in ${folder}.`;
      return `There is no run of this spec. The newest run, ${other.folder}, is of another version: ${other.differs}.`;
    },
    hint: ({ spec, other }) => {
      const train = `netwright train ${spec}`;
      return other === undefined
        ? `Train first: ${train}`
        : `Train it: ${train}, or take that run: --run ${other.folder}`;
    },
    explanation: `\`netwright train\` keeps what was learnt in a folder, \`runs/<name>\` unless \`--out DIR\` chooses another. \`predict\`
takes the newest run of the spec as it is now; a run of another version answers only where \`--run DIR\` names it. What
stands under \`about:\`, \`expect:\` and \`sweep:\` makes no other version, nor does a change in the data.`,
  }),
  "run-of-another-spec": message<{ readonly folder: string; readonly differs: string }>({
    severity: "warning",
    text: ({ folder, differs }) => `The run in ${folder} is of another version of the spec: ${differs}.`,
    hint: () => "It answers as it was trained; train again to have the spec as it is now.",
    explanation: `The folder holds the spec as it was trained, and answers by it. It differs from the one given.`,
  }),
  "run-broken-off": message<{ readonly folder: string; readonly ending: string; readonly iteration: number }>({
    severity: "warning",
    text: ({ folder, ending, iteration }) =>
      `The training in ${folder} ${ending === "interrupted" ? "was interrupted" : "stopped at numbers that are not finite"} after ${iteration} ${iteration === 1 ? "update" : "updates"}.`,
    hint: ({ ending }) =>
      ending === "interrupted" ? "`netwright train` trains it to its end." : "Lower the learning rate and train again.",
    explanation: `A run that was not finished is kept, with what was learnt so far, and the last line of its metrics.ndjson says so.
Where the folder holds a finished run of the same spec, that one stays and this one goes to a folder beside it.

  {"ending":"interrupted","iteration":2400}`,
  }),
  "folder-taken": message<{ readonly folder: string }>({
    text: ({ folder }) => `${folder} holds a run of another spec, which is never overwritten.`,
    hint: () => "Choose another folder with --out, or delete this one.",
    explanation: `A changed spec never overwrites an old run. Without \`--out\` the next free name is taken (\`runs/<name>-2\`); a folder
that was asked for by name is left as it is.`,
  }),
  "file-unwritable": message<{ readonly file: string; readonly problem: string }>({
    text: ({ file, problem }) => `${file} cannot be written: ${problem}.`,
    hint: () => undefined,
    explanation: `The folder is not there, is not a folder, or may not be written to; or the disk is full.`,
  }),
  "code-drift": message<{ readonly file: string; readonly missing: boolean }>({
    text: ({ file, missing }) => (missing ? `${file} is not there.` : `${file} is not what its spec is compiled to.`),
    hint: () => "Run `netwright build`.",
    explanation: `\`netwright build --check\` compares generated files with what the compiler would write now, and writes nothing.`,
  }),
  "input-unreadable": message<{ readonly source: string; readonly problem: string }>({
    text: ({ source, problem }) => `The rows in ${source} cannot be read: ${problem}.`,
    hint: () => undefined,
    explanation: `\`predict\` takes one row in JSON with \`--input\`, or many with \`--file\`: a JSON list of rows, one row in JSON on each
line, or CSV with a header.

  netwright predict spec.yaml --input '[1, 1, 0]'
  netwright predict spec.yaml --file rows.csv`,
  }),
};
