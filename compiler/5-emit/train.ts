import type { Count } from "../3-differentiate/graph.ts";
import type { Gradient } from "../4-schedule/program.ts";
import { callOf } from "./functions.ts";
import { emitLearningRate } from "./learning-rate.ts";
import { buffersOf, doc, functionOf, literal, type Module, outputBuffer, write } from "./module.ts";
import { numberText } from "./print-expression.ts";

/** Prints one step of learning, and the generator that repeats it over shuffled batches. */
export function emitTrain(module: Module): void {
  if (!functionOf(module.program, "update")) return;
  emitStep(module);
  emitLearningRate(module);
  emitLoop(module);
}

function emitStep(module: Module): void {
  const { program, imports } = module;
  const keys = buffersOf(program, "key");
  const forward = functionOf(program, "forwardTraining") ? "forwardTraining" : "forward";
  imports.add("requireFinite");
  write(
    module,
    doc(
      "One update from the batch in the workspace. Throws a NotFiniteError before a number that is not finite is kept.",
      keys.some((key) => key.path === "iteration")
        ? "`iteration` counts from 0: it is for the message and, with the seed in the workspace, for random numbers."
        : "`iteration` counts from 0 and is only for the message.",
    ),
    "export function step(p: Parameters, w: Workspace, iteration: number): void {",
    ...keys.flatMap(({ name, path, cycle }) =>
      path === "iteration" ? [`w.${name}[0] = iteration${cycle === undefined ? "" : ` % ${cycle}`};`] : [],
    ),
    ...(program.kernels ? ["w.team.meet(); // The batch is there."] : []),
    callOf(module, forward),
    callOf(module, "loss"),
    ...(program.gradients.some((each) => isLarge(module, each)) ? [`const { ${scanName(module)} } = w.kernels;`] : []),
    `requireFinite(w.${outputBuffer(program, "loss")}, "loss", iteration);`,
    callOf(module, "backward"),
    ...program.gradients.map((each) => checkLine(module, each)),
    callOf(module, "update"),
    ...(program.kernels ? ["w.team.meet(); // Every parameter has moved."] : []),
    "}",
  );
}

function emitLoop(module: Module): void {
  const { program, model, imports, typeImports } = module;
  const { train, optimizer } = model;
  if (!train || !optimizer) return;
  imports.add("Batches");
  typeImports.delete("Batches");
  typeImports.add("TrainingOptions").add("TrainingProgress");
  const batchSize = train.batchSize === "all" ? "data.rows" : `Math.min(${train.batchSize}, data.rows)`;
  const total = train.iterations === undefined ? `${train.epochs} * batches.perEpoch` : String(train.iterations);
  const powers = powerLines(module);
  const rate = optimizer.options.learningRate;
  const rateBuffer = program.buffers.find((buffer) => buffer.path === "learningRate")?.name;
  write(
    module,
    doc(
      "Trains the parameters in place; a generator, so that a page stays alive. Every `every` updates it yields how far",
      "it is: one object, with new values each time. `next(updates)` asks for another number of updates until it yields again.",
    ),
    "export function* train(",
    "p: Parameters,",
    "data: Dataset,",
    "options: TrainingOptions = {},",
    "): Generator<TrainingProgress, void, number | undefined> {",
    "const { seed = 0, every = 1 } = options;",
    `const batches = new Batches(data.rows, ${batchSize}, ${train.shuffle}, seed);`,
    `const iterations = options.iterations ?? (options.epochs === undefined ? ${total} : options.epochs * batches.perEpoch);`,
    `const w = createWorkspace(${batchSize}${program.kernels ? ", options.team" : ""});`,
    ...(program.kernels ? ["const placed = placeParameters(p, w);"] : []),
    ...powers.before,
    ...buffersOf(program, "key").flatMap((key) => (key.path === "seed" ? [`w.${key.name}[0] = seed;`] : [])),
    ...(rateBuffer && typeof rate === "number" ? [`w.${rateBuffer}[0] = ${numberText(rate)};`] : []),
    "const progress = { iteration: 0, iterations, epoch: 0, perEpoch: batches.perEpoch, loss: 0 };",
    "let look = every;",
    "for (let iteration = 0; iteration < iterations; iteration++) {",
    "if (batches.next()) loadBatch(w, data, batches);",
    ...powers.inside,
    ...(rateBuffer && typeof rate !== "number" ? [`w.${rateBuffer}[0] = learningRateAt(iteration);`] : []),
    `step(${program.kernels ? "placed" : "p"}, w, iteration);`,
    "if (iteration + 1 === look || iteration + 1 === iterations) {",
    ...(program.kernels ? ["if (w.team.thread === 0) copyParameters(placed, p);"] : []),
    "progress.iteration = iteration + 1;",
    "progress.epoch = batches.epoch;",
    `progress.loss = w.${outputBuffer(program, "loss")}[0];`,
    "look = iteration + 1 + ((yield progress) ?? every);",
    "}",
    "}",
    "}",
  );
}

/** β^t for optimizers that want it: kept in float64, multiplied once for each update. */
function powerLines({ program }: Module): { readonly before: string[]; readonly inside: string[] } {
  const powers = buffersOf(program, "scalar").filter((buffer) => buffer.base !== undefined);
  if (powers.length === 0) return { before: [], inside: [] };
  const bases = powers.map((buffer) => numberText(buffer.base ?? 0));
  return {
    before: [`const powers = new Float64Array([${bases.map(() => "1").join(", ")}]); // ${bases.join("ᵗ, ")}ᵗ`],
    inside: powers.flatMap((buffer, place) => [
      `powers[${place}] *= ${bases[place]};`,
      `w.${buffer.name}[0] = powers[${place}];`,
    ]),
  };
}

/** Looks whether a gradient is finite, or whether one will be that is made only in the update. */
function checkLine(module: Module, gradient: Gradient): string {
  const { imports } = module;
  const where = literal(`the gradient of ${gradient.path}`);
  if (gradient.kind === "product") {
    imports.add("requireFiniteProduct");
    const { left, right } = gradient;
    const factors = `w.${left.buffer}, ${left.width}, w.${right.buffer}, ${right.width}, ${rowsText(left.rows)}`;
    return `requireFiniteProduct(${scanName(module)}, ${factors}, ${where}, iteration, w.team);`;
  }
  if (!isLarge(module, gradient)) return `requireFinite(w.${gradient.buffer}, ${where}, iteration);`;
  imports.add("requireFiniteByKernel");
  return `requireFiniteByKernel(${scanName(module)}, w.${gradient.buffer}, ${where}, iteration, w.team);`;
}

function rowsText({ rows, times }: Count): string {
  if (!rows) return String(times);
  return times === 1 ? "w.rows" : `w.rows * ${times}`;
}

/** Large gradients are looked through by a kernel, where there are kernels. */
function isLarge({ program }: Module, gradient: Gradient): boolean {
  if (gradient.kind === "product") return true;
  return program.kernels && (program.buffers.find(({ name }) => name === gradient.buffer)?.size.fixed ?? 0) >= 1024;
}

function scanName({ program }: Module): string {
  return program.precision === "float32" ? "anyBeyondFloat32" : "anyBeyondFloat64";
}
