import { RandomState } from "../../runtime/random-state.ts";
import { type Compilation, type CompiledModel, type CompileOptions, compile } from "../compile.ts";
import { type Interpretation, interpret } from "../interpret/interpret.ts";
import type { Graph, Node } from "../ir/graph.ts";
import type { JsonObject } from "../ir/json.ts";
import type { Shape } from "../ir/shape.ts";
import { withRows } from "../ir/shape.ts";
import { languageOf } from "../language/language.ts";
import { loadNetwork } from "../run/load-module.ts";
import type { NetworkModule, Parameters, Values, Workspace } from "../run/network-module.ts";
import { workspaceBuffers } from "./workspace-buffers.ts";

type Call = (...given: readonly unknown[]) => void;

/** A net in both its forms, with what the interpreter carries from step to step. */
interface Pair {
  readonly compiled: CompiledModel;
  readonly network: NetworkModule & { readonly [name: string]: unknown };
  readonly parameters: Parameters;
  readonly workspace: Workspace;
  readonly bufferOf: (name: string) => Values | undefined;
  /** Parameters and states for the interpreter, by leaf name. */
  readonly carried: Map<string, ArrayLike<number>>;
  readonly random: RandomState;
}

/** A spec whose two forms are compared. */
export interface Agreement extends Partial<CompileOptions> {
  /** How many rows each of the steps sees; default: 4, 3 and 1, so that the last batch is shorter. */
  readonly batches?: readonly number[];
}

/**
 * Where the interpreter and the generated code give other bits, in a sentence; nothing where they agree. Runs some steps
 * of a spec's net on random rows in both, then measures with both: every loss, answer, gradient, total, parameter and
 * state is compared. By loops and by kernels, unless a `tier` is named.
 */
export async function disagreement(text: string, options: Agreement = {}): Promise<string | undefined> {
  const { batches = [4, 3, 1], file = "spec.yaml", tier } = options;
  for (const each of tier === undefined ? (["loops", "kernels"] as const) : [tier]) {
    const compiled = compile(text, { ...options, file, tier: each });
    const pair = await open(compiled, text, Math.max(...batches));
    for (const [iteration, rows] of batches.entries()) {
      const found = trainingDiffers(pair, rows, iteration) ?? evaluationDiffers(pair, rows);
      if (found !== undefined) return `by ${each}, batch ${iteration + 1} of ${rows} rows: ${found}`;
    }
  }
  return undefined;
}

async function open(compiled: Compilation, text: string, capacity: number): Promise<Pair> {
  const errors = compiled.diagnostics.filter((each) => each.severity === "error");
  if (!compiled.ok) throw new Error(`${errors[0]?.code}: ${errors[0]?.text}\n${text}`);
  const network = (await loadNetwork(compiled)) as Pair["network"];
  const first = network.createParameters(compiled.model.seed);
  const workspace = network.createWorkspace(capacity);
  const parameters = network.placeParameters?.(first, workspace) ?? first;
  const carried = new Map<string, ArrayLike<number>>();
  for (const [name, values] of Object.entries(parameters)) carried.set(name, values.slice());
  const bufferOf = workspaceBuffers(compiled.program(), workspace);
  for (const { name, role } of compiled.program().buffers) {
    if (role === "state") carried.set(name, new Float64Array(bufferOf(name)?.length ?? 0));
  }
  return { compiled, network, parameters, workspace, bufferOf, carried, random: new RandomState(7) };
}

function trainingDiffers(pair: Pair, rows: number, iteration: number): string | undefined {
  const graph = pair.compiled.graphs().training;
  if (!graph) return undefined;
  const feeds = feed(pair, graph, rows, iteration);
  const expected = interpret(graph, feeds, rows);
  for (const name of pair.compiled.program().step ?? []) call(pair, name === "direction" ? directionOf(pair) : name);
  for (const [name, values] of Object.entries(expected.updates))
    pair.carried.set(name, changed(pair, name, values.data));
  return outputsDiffer(pair, expected) ?? updatesDiffer(pair, expected);
}

/** A state with a row for each row of the batch changes as far as the batch has rows. */
function changed({ carried }: Pair, name: string, next: ArrayLike<number>): ArrayLike<number> {
  const all = Float64Array.from(carried.get(name) ?? next);
  all.set(next);
  return all;
}

/** What the generated code calls the function that finds where the parameters go. */
function directionOf({ compiled }: Pair): string {
  const { model } = compiled;
  return model === undefined ? "" : (languageOf(model).learning[model.learning.type]?.finds.name ?? "");
}

function evaluationDiffers(pair: Pair, rows: number): string | undefined {
  const graph = pair.compiled.graphs().evaluation;
  const expected = interpret(graph, feed(pair, graph, rows, rows), rows);
  // Twice without a unit, as for each of them: nothing may be overwritten that the next one needs.
  for (const name of ["forward", "measure", "measureWithout", "measureWithout"]) call(pair, name);
  return outputsDiffer(pair, expected);
}

/** Calls a function of the step with what it takes: `(p, w)` or `(w)`. */
function call({ network, parameters, workspace }: Pair, name: string): void {
  const each = network[name] as Call | undefined;
  if (each?.length === 1) each(workspace);
  else each?.(parameters, workspace);
}

/** Values of all leaves for both sides: random rows, and what is carried from step to step. */
function feed(
  pair: Pair,
  graph: Graph,
  rows: number,
  iteration: number,
): { readonly [leaf: string]: ArrayLike<number> } {
  const { workspace, carried } = pair;
  workspace.rows = rows;
  const feeds: { [leaf: string]: ArrayLike<number> } = Object.fromEntries(carried);
  for (const node of graph.nodes) {
    if (node.op === "state") {
      feeds[node.name] = Array.from(carried.get(node.name) ?? []).slice(0, sizeOf(node.shape, rows));
    }
    const values = givenValues(pair, node, rows, iteration);
    if (values === undefined) continue;
    workspace[node.name]?.set(values);
    // As the workspace holds them: rounded to the precision.
    feeds[node.name] = workspace[node.name]?.slice(0, values.length) ?? values;
  }
  return feeds;
}

/** What a leaf is given from outside; targets are probabilities that add up to one, which every loss can take. */
function givenValues(pair: Pair, node: Node, rows: number, iteration: number): ArrayLike<number> | undefined {
  const { random } = pair;
  const size = sizeOf(node.shape, rows);
  switch (node.op) {
    case "input": {
      const { below, padded } = pair.compiled.model.inputs.find(({ name }) => name === node.attributes.path) ?? {};
      if (below !== undefined) return indices(random, size, below);
      const values = normals(random, size);
      return padded ? withPadding(random, values, withRows(node.shape, rows)) : values;
    }
    case "target":
      return oneHots(random, size, withRows(node.shape, rows).at(-1) ?? 1);
    case "draws":
      return Float64Array.from({ length: size }, () => random.randomSample());
    case "key":
      return [keyValue(node.attributes, iteration)];
    case "scalar":
      return [scalarValue(pair, String(node.attributes.path), node.attributes.base, iteration)];
    default:
      return undefined;
  }
}

function sizeOf(shape: Shape, rows: number): number {
  return withRows(shape, rows).reduce((product, axis) => product * axis, 1);
}

/** The seed, the place of the step (or its remainder), or a unit that is shut down: another in each batch. */
function keyValue({ path, cycle }: JsonObject, iteration: number): number {
  if (path === "unitOff") return iteration % 2;
  return path === "iteration" ? iteration % Number(cycle ?? Number.POSITIVE_INFINITY) : 12345;
}

function scalarValue({ compiled }: Pair, path: string, base: unknown, iteration: number): number {
  if (typeof base === "number") return Array.from({ length: iteration + 1 }, () => base).reduce((a, b) => a * b, 1);
  const rate = compiled.model?.optimizer?.options.learningRate;
  return path === "learningRate" && typeof rate === "number" ? rate : 0.75;
}

/** The same rows with NaN in the last steps of each: at least one step is left. */
function withPadding(
  random: RandomState,
  values: Float64Array,
  [rows = 0, steps = 1]: readonly number[],
): Float64Array {
  const size = values.length / rows;
  for (let row = 0; row < rows; row++) {
    const kept = random.randint(1, steps + 1);
    values.fill(Number.NaN, row * size + (kept * size) / steps, (row + 1) * size);
  }
  return values;
}

function indices(random: RandomState, size: number, below: number): Float64Array {
  return Float64Array.from({ length: size }, () => random.randint(0, below));
}

function normals(random: RandomState, size: number): Float64Array {
  return Float64Array.from({ length: size }, () => random.randn());
}

function oneHots(random: RandomState, size: number, width: number): Float64Array {
  const values = new Float64Array(size);
  for (let row = 0; row < size; row += width)
    values[row + random.randint(0, width)] = width === 1 ? random.randint(0, 2) : 1;
  return values;
}

function outputsDiffer({ compiled, bufferOf }: Pair, expected: Interpretation): string | undefined {
  const passing = compiled
    .program()
    .gradients.filter(({ kind }) => kind === "product")
    .map(({ path }) => path);
  for (const [name, tensor] of Object.entries(expected.outputs)) {
    // A gradient that goes straight into the weights shows there.
    if (passing.some((path) => name === `gradients.${path}`)) continue;
    const buffer = compiled.program().outputs[name] ?? "";
    const found = differs(name, tensor.data, bufferOf(buffer) ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function updatesDiffer({ parameters, bufferOf }: Pair, expected: Interpretation): string | undefined {
  for (const [name, tensor] of Object.entries(expected.updates)) {
    const found = differs(name, tensor.data, parameters[name] ?? bufferOf(name) ?? []);
    if (found !== undefined) return found;
  }
  return undefined;
}

function differs(name: string, expected: ArrayLike<number>, found: ArrayLike<number>): string | undefined {
  for (let i = 0; i < expected.length; i++) {
    if (!Object.is(expected[i], found[i])) {
      return `${name}[${i}] is ${expected[i]} in the interpreter, ${found[i]} in the generated code`;
    }
  }
  return undefined;
}
