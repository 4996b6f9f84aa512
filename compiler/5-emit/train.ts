import type { FunctionDeclaration } from "./declaration.ts";
import { fillLines } from "./fill-lines.ts";
import { drawsFirstValues, generatorOf } from "./first-parameters.ts";
import { buffersOf, functionOf, type Module } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { type PrintedStopping, printStopping } from "./stopping.ts";

/** The generator that repeats the step over shuffled batches. */
export function emitTrain(module: Module): readonly FunctionDeclaration[] {
  const { program, model, imports, typeImports } = module;
  if (!model.train || !functionOf(program, "update")) return [];
  imports.add("Batches");
  typeImports.add("TrainingOptions").add("TrainingProgress");
  const stopping = printStopping(module);
  const options = stopping.validation
    ? { name: "options", type: "TrainingOptions & { readonly validation: Dataset }" }
    : { name: "options", type: "TrainingOptions", standard: "{}" };
  const progress = program.outputs.loss === undefined ? `Omit<TrainingProgress, "loss">` : "TrainingProgress";
  return [
    {
      kind: "function",
      yields: true,
      name: "train",
      doc: [
        "Trains the parameters in place; a generator, so that a page stays alive. Every `every` updates it yields how far",
        "it is: one object with new values each time, so that nothing is allocated; `{ ...progress }` keeps them.",
        "`next(updates)` asks for another number of updates until it yields again.",
      ],
      exported: true,
      parameters: [{ name: "p", type: "Parameters" }, { name: "data", type: "Dataset" }, options],
      returns: `Generator<${progress}, void, number | undefined>`,
      body: trainLines(module, stopping),
    },
  ];
}

function trainLines(module: Module, stopping: PrintedStopping): readonly string[] {
  const { program, model } = module;
  const { train } = model;
  if (!train) return [];
  const batchSize = train.batchSize === "all" ? "data.rows" : `Math.min(${train.batchSize}, data.rows)`;
  const inEpochs = `options.epochs === undefined ? ${train.iterations} : options.epochs * batches.perEpoch`;
  const length = train.iterations === undefined ? "epochs * batches.perEpoch" : `(${inEpochs})`;
  const powers = powerLines(module);
  const { loss, updates } = program.outputs;
  const mayStop = stopping.inside.length > 0;
  const rate = rateLines(module);
  const drawn = drawnLines(module);
  return [
    `const { seed = ${model.seed}, every = 1${train.epochs === undefined ? "" : `, epochs = ${train.epochs}`} } = options;`,
    ...drawn.first,
    `const batches = new Batches(data.rows, ${batchSize}, ${JSON.stringify(train.shuffle)}, seed${drawn.ordersRows ? ", random" : ""});`,
    `const iterations = options.iterations ?? ${length};`,
    `const w = createWorkspace(${batchSize}${program.kernels ? ", options.team" : ""});`,
    ...(program.kernels ? ["const placed = placeParameters(p, w);"] : []),
    ...powers.before,
    ...buffersOf(program, "key").flatMap((key) => (key.path === "seed" ? [`w.${key.name}[0] = seed;`] : [])),
    ...rate.before,
    ...drawn.before,
    ...stopping.before,
    ...objectLines("const progress = ", progressFields(module, stopping)),
    "let nextYield = every;",
    "for (let iteration = 0; iteration < iterations; iteration++) {",
    "if (batches.next()) loadBatch(w, data, batches);",
    ...powers.inside,
    ...rate.inside,
    ...drawn.inside,
    `step(${program.kernels ? "placed" : "p"}, w, iteration);`,
    ...(updates === undefined ? [] : [`progress.updates += w.${updates}[0];`]),
    ...stopping.inside,
    `if (iteration + 1 === nextYield || iteration + 1 === iterations${mayStop ? " || progress.stop !== undefined" : ""}) {`,
    ...(program.kernels ? ["if (w.team.thread === 0) copyParameters(placed, p);"] : []),
    "progress.iteration = iteration + 1;",
    "progress.epoch = batches.epoch;",
    ...(loss === undefined ? [] : [`progress.loss = w.${loss}[0];`]),
    "nextYield = iteration + 1 + ((yield progress) ?? every);",
    "}",
    ...(mayStop ? ["if (progress.stop !== undefined) break;"] : []),
    "}",
    ...stopping.after,
  ];
}

/** `const progress = { … };`, on one line where it fits there. */
function objectLines(start: string, fields: readonly string[]): readonly string[] {
  const line = `${start}{ ${fields.join(", ")} };`;
  return line.length <= 116 ? [line] : [`${start}{`, ...fillLines(fields), "};"];
}

/** How far a training is, before its first step. */
function progressFields({ program }: Module, { fields }: PrintedStopping): readonly string[] {
  const { loss, updates } = program.outputs;
  return [
    ...["iteration: 0", "iterations", "epoch: 0", "perEpoch: batches.perEpoch"],
    ...(loss === undefined ? [] : ["loss: 0"]),
    ...(updates === undefined ? [] : ["updates: 0"]),
    ...fields,
  ];
}

/** The learning rate: set once, or before every step where a schedule gives it. */
function rateLines({ program, model }: Module): {
  readonly before: readonly string[];
  readonly inside: readonly string[];
} {
  const rate = model.optimizer?.options.learningRate;
  const buffer = program.buffers.find(({ path }) => path === "learningRate")?.name;
  if (buffer === undefined || rate === undefined) return { before: [], inside: [] };
  if (typeof rate === "number") return { before: [`w.${buffer}[0] = ${numberText(rate)};`], inside: [] };
  return { before: [], inside: [`w.${buffer}[0] = learningRateAt(iteration);`] };
}

/** What a training draws itself: the order of the rows from Python's generator, numbers for each step of some rules. */
interface DrawnLines {
  /** Makes the generator. */
  readonly first: readonly string[];
  /** The generator also puts the rows in order. */
  readonly ordersRows: boolean;
  readonly before: readonly string[];
  readonly inside: readonly string[];
}

/** A step that draws does so from the generator of the first weights, where those ended. */
function drawnLines(module: Module): DrawnLines {
  const { program, imports, model } = module;
  const draws = buffersOf(program, "draws");
  const generator = generatorOf(module);
  const ordersRows = generator === "PythonRandom" && model.train?.shuffle === "once";
  if (draws.length === 0 && !ordersRows) return { first: [], ordersRows, before: [], inside: [] };
  imports.add(generator);
  const first = [`const random = new ${generator}(seed);`];
  if (draws.length === 0) return { first, ordersRows, before: [], inside: [] };
  imports.add("fillUniform");
  const lines = draws.map(({ name, size: { fixed, perRow } }) => {
    const count = [...(perRow === 0 ? [] : [`w.rows * ${perRow}`]), ...(fixed === 0 ? [] : [String(fixed)])].join(
      " + ",
    );
    return `fillUniform(w.${name}, random, 0, 1, ${count});`;
  });
  return {
    first,
    ordersRows,
    before: drawsFirstValues(module)
      ? ["createParameters(seed, random); // The generator goes on where the first weights ended."]
      : [],
    // One thread draws; the barrier at the beginning of the step lets the others see it.
    inside: program.kernels ? ["if (w.team.thread === 0) {", ...lines, "}"] : lines,
  };
}

/** β^t for optimizers that want it: kept in float64, multiplied once for each update. */
function powerLines({ program }: Module): { readonly before: string[]; readonly inside: string[] } {
  const powers = buffersOf(program, "scalar").filter((buffer) => buffer.base !== undefined);
  if (powers.length === 0) return { before: [], inside: [] };
  const bases = powers.map((buffer) => numberText(buffer.base ?? 0));
  return {
    before: [`const powers = new Float64Array([${bases.map(() => "1").join(", ")}]); // ${bases.join("ᵗ, ")}ᵗ`],
    inside: powers.flatMap((buffer, index) => [
      `powers[${index}] *= ${bases[index]};`,
      `w.${buffer.name}[0] = powers[${index}];`,
    ]),
  };
}
