import fc from "fast-check";
import type { Json } from "../../compiler/ir/json.ts";

/** A layer of a random net, as it is written. */
type Written = { readonly [key: string]: Json };

const activationChoices = [
  "linear",
  "sigmoid",
  { type: "sigmoid", steepness: 2.5 },
  "tanh",
  "relu",
  { type: "leakyRelu", negativeSlope: 0.2 },
  "softplus",
  "softmax",
  { type: "elu", alpha: 0.7 },
  "selu",
  "gelu",
  { type: "gelu", approximate: true },
  "silu",
  "mish",
  "softsign",
  "hardSigmoid",
  "relu6",
] as const;

const lossChoices = [
  { loss: "sumSquaredError", activation: "linear", targets: "any" },
  { loss: { type: "sumSquaredError", reduction: "mean" }, activation: "tanh", targets: "any" },
  { loss: "meanSquaredError", activation: "sigmoid", targets: "any" },
  { loss: { type: "meanSquaredError", reduction: "sum" }, activation: "linear", targets: "any" },
  { loss: "meanAbsoluteError", activation: "linear", targets: "any" },
  { loss: "binaryCrossentropy", activation: "sigmoid", targets: "probabilities" },
  { loss: { type: "binaryCrossentropy", reduction: "sum" }, activation: "sigmoid", targets: "probabilities" },
  { loss: "categoricalCrossentropy", activation: "softmax", targets: "oneHot" },
  { loss: { type: "binaryCrossentropy", labelSmoothing: 0.2 }, activation: "sigmoid", targets: "probabilities" },
  { loss: { type: "huber", delta: 0.6 }, activation: "linear", targets: "any" },
  { loss: "logCosh", activation: "linear", targets: "any" },
  { loss: "poisson", activation: "exponential", targets: "probabilities" },
  { loss: "kullbackLeiblerDivergence", activation: "softmax", targets: "oneHot" },
  { loss: "hinge", activation: "linear", targets: "signs" },
  { loss: "squaredHinge", activation: "tanh", targets: "signs" },
] as const;

const optimizerChoices = [
  { type: "sgd", learningRate: 0.1 },
  { type: "sgd", learningRate: 0.05, momentum: 0.9 },
  { type: "sgd", learningRate: 0.05, momentum: 0.8, nesterov: true },
  { type: "adam", learningRate: 0.02 },
  { type: "adamW", learningRate: 0.02, weightDecay: 0.3, clipValue: 0.01 },
  { type: "adamW", learningRate: 0.02, weightDecay: 0.3 },
  { type: "rmsprop", learningRate: 0.01 },
  { type: "rmsprop", learningRate: 0.01, momentum: 0.8 },
  { type: "rmsprop", learningRate: 0.01, centered: true },
  { type: "rmsprop", learningRate: 0.01, momentum: 0.8, centered: true },
  { type: "rmsprop", learningRate: 0.01, momentum: 0.8, centered: true, clipNorm: 0.3 },
  { type: "sgd", learningRate: 0.1, globalClipNorm: 0.2 },
  { type: "signSgd", learningRate: 0.01, weightDecay: 0.2 },
  { type: "adagrad", learningRate: 0.1 },
  { type: "adadelta", learningRate: 1 },
  { type: "adamax", learningRate: 0.02, weightDecay: 0.1 },
  { type: "nadam", learningRate: 0.02 },
  { type: "lion", learningRate: 0.01 },
  { type: "adam", learningRate: 0.02, amsgrad: true },
] as const;

const regularizerChoices = [
  {},
  {},
  {},
  { weights: "l2" },
  { weights: { type: "l1", l1: 0.02 }, bias: { type: "l1l2", l1: 0.01, l2: 0.03 } },
] as const;

/** A layer that comes in the place of a step where values are images, and what it is like. */
const imageStep = fc.record({
  kind: fc.constantFrom("conv2d", "conv2d", "maxPooling2d", "averagePooling2d", "globalAveragePooling2d"),
  height: fc.integer({ min: 1, max: 3 }),
  width: fc.integer({ min: 1, max: 3 }),
  strides: fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 2 })),
  dilationRate: fc.constantFrom(1, 1, 1, 2),
  groups: fc.constantFrom(1, 2, 3),
  padding: fc.constantFrom("valid", "same"),
});

/** One step in building the hidden layers; what does not fit where it stands is left out. */
const hiddenStep = fc.record({
  kind: fc.constantFrom(
    "dense",
    "dense",
    "dense",
    "activation",
    "flatten",
    "add",
    "concatenate",
    "reshape",
    "image",
    "image",
    "image",
    "image",
    "image",
    "normalization",
    "dropout",
  ),
  units: fc.integer({ min: 1, max: 5 }),
  useBias: fc.boolean(),
  activation: fc.constantFrom(...activationChoices),
  regularizers: fc.constantFrom<{ readonly weights?: Json; readonly bias?: Json }>(...regularizerChoices),
  partner: fc.nat(20),
  trainable: fc.integer({ min: 0, max: 5 }).map((n) => n > 0),
  image: imageStep,
});

const shape = fc.oneof(
  fc.integer({ min: 1, max: 6 }).map((size) => [size]),
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 4 })).map(([a, b]) => [a, b]),
  fc.tuple(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 3 })),
  fc.tuple(fc.integer({ min: 4, max: 7 }), fc.integer({ min: 4, max: 6 }), fc.integer({ min: 1, max: 3 })),
);

/** A random net on random rows: branches, odd sizes, one row, a last short batch, both precisions. */
export const randomSpec: fc.Arbitrary<Json> = fc
  .record({
    seed: fc.nat(1000),
    precision: fc.constantFrom("float32", "float64"),
    rows: fc.integer({ min: 1, max: 7 }),
    batchSize: fc.oneof(fc.constant("all"), fc.integer({ min: 1, max: 4 })),
    shape,
    steps: fc.array(hiddenStep, { maxLength: 6 }),
    outputs: fc.integer({ min: 1, max: 4 }),
    end: fc.constantFrom(...lossChoices),
    optimizer: fc.constantFrom(...optimizerChoices),
    numbers: fc.infiniteStream(fc.integer({ min: -300, max: 300 }).map((n) => n / 100)),
  })
  .map((draw): Json => {
    const take = (): number => draw.numbers.next().value;
    const outputs = draw.end.targets === "oneHot" ? draw.outputs + 1 : draw.outputs;
    const { layers, rank } = hiddenLayers(draw.shape, draw.steps);
    if (rank > 1) layers.push({ type: "flatten", name: "flat" });
    return {
      name: "random",
      seed: draw.seed,
      precision: draw.precision,
      dataset: {
        type: "inline",
        inputs: Array.from({ length: draw.rows }, () => filled(draw.shape, take)),
        targets: Array.from({ length: draw.rows }, () => targetRow(draw.end.targets, outputs, take)),
      },
      layers: [...layers, { type: "dense", name: "answer", units: outputs, activation: draw.end.activation }],
      loss: draw.end.loss,
      optimizer: draw.optimizer,
      metrics: [...metricsOf(layers.at(-1)), "meanAbsoluteError", "maxAbsoluteError", "rootMeanSquaredError"],
      train: { iterations: 3, batchSize: draw.batchSize },
    };
  });

function filled(shape: readonly number[], take: () => number): Json {
  const [size = 1, ...rest] = shape;
  return Array.from({ length: size }, () => (rest.length === 0 ? take() : filled(rest, take)));
}

/** Metrics that look at bits, at the last of the hidden layers, and at what comes without each of its units. */
function metricsOf(hidden: Written | undefined): readonly Json[] {
  const name = hidden?.name ?? "answer";
  return [
    "bitAccuracy",
    { type: "distinctCodes", layer: name },
    { type: "rootMeanSquaredError", name: "squaredWithout", without: name },
    { type: "maxAbsoluteError", name: "greatestWithout", without: "answer" },
  ];
}

function targetRow(kind: "any" | "probabilities" | "oneHot" | "signs", outputs: number, take: () => number): Json {
  const numbers = Array.from({ length: outputs }, take);
  if (kind === "any") return numbers;
  if (kind === "signs") return numbers.map((n) => (n < 0 ? -1 : 1));
  if (kind === "probabilities") return numbers.map((n) => Math.abs(n) / 4);
  const hot = Math.abs(Math.round((numbers[0] ?? 0) * 100)) % outputs;
  return numbers.map((_, index) => (index === hot ? 1 : 0));
}

type Step = typeof hiddenStep extends fc.Arbitrary<infer T> ? T : never;

/** Layers from steps; every one is named, and its shape is followed so that partners fit. */
function hiddenLayers(
  input: readonly number[],
  steps: readonly Step[],
): { readonly layers: Written[]; readonly rank: number } {
  const layers: Written[] = [];
  const shapes: { readonly name: string; readonly shape: readonly number[] }[] = [];
  let here: readonly number[] = input;
  for (const [index, step] of steps.entries()) {
    const name = `layer${index}`;
    const next = layerOf(step, name, here, shapes);
    if (!next) continue;
    layers.push(next.layer);
    here = next.shape;
    shapes.push({ name, shape: here });
  }
  return { layers, rank: here.length };
}

/** A convolution or a pool that fits the image; its shape is worked out by hand. */
function imageLayer(
  { units, useBias, activation, trainable, regularizers, image }: Step,
  name: string,
  here: readonly number[],
): { readonly layer: Written; readonly shape: readonly number[] } | undefined {
  const [height = 0, width = 0, channels = 0] = here;
  const { kind, strides, padding } = image;
  if (here.length !== 3) return undefined;
  if (kind === "globalAveragePooling2d") return { layer: { type: kind, name }, shape: [channels] };
  const isConvolution = kind === "conv2d";
  const dilation = isConvolution && Math.max(...strides) === 1 ? image.dilationRate : 1;
  const outputs = [
    [height, image.height, strides[0]],
    [width, image.width, strides[1]],
  ].map(([size = 0, window = 0, stride = 1]) =>
    Math.ceil((padding === "same" ? size : size - (window - 1) * dilation) / stride),
  );
  if (Math.min(...outputs) < 1) return undefined;
  const size = [image.height, image.width];
  const groups = (channels as number) % image.groups === 0 && units % image.groups === 0 ? image.groups : 1;
  const own = isConvolution
    ? {
        filters: units,
        kernelSize: size,
        dilationRate: dilation,
        groups,
        useBias,
        activation,
        trainable,
        ...(regularizers.weights && { kernelRegularizer: regularizers.weights }),
      }
    : { poolSize: size };
  return {
    layer: { type: kind, name, strides, padding, ...own },
    shape: [...outputs, isConvolution ? units : channels],
  };
}

function regularized({ weights, bias }: Step["regularizers"]): Written {
  return { ...(weights && { weightsRegularizer: weights }), ...(bias && { biasRegularizer: bias }) };
}

function layerOf(
  step: Step,
  name: string,
  here: readonly number[],
  before: readonly { readonly name: string; readonly shape: readonly number[] }[],
): { readonly layer: Written; readonly shape: readonly number[] } | undefined {
  const { kind, units, useBias, activation, trainable } = step;
  const size = here.reduce((product, axis) => product * axis, 1);
  const last = before[before.length - 1]?.name;
  switch (kind) {
    case "image":
      return imageLayer(step, name, here);
    case "dropout":
      return {
        layer: { type: kind, name, ...(useBias ? { rate: step.partner / 21 } : { pattern: "inTurn" }) },
        shape: here,
      };
    case "normalization":
      return {
        layer: { type: "batchNormalization", name, center: useBias, scale: step.partner % 2 === 0, trainable },
        shape: here,
      };
    case "dense":
      return {
        layer: { type: kind, name, units, useBias, activation, trainable, ...regularized(step.regularizers) },
        shape: [...here.slice(0, -1), units],
      };
    case "activation":
      return { layer: { type: kind, name, activation }, shape: here };
    case "flatten":
      return { layer: { type: kind, name }, shape: [size] };
    case "reshape":
      return { layer: { type: kind, name, targetShape: [1, size] }, shape: [1, size] };
    case "add": {
      const partners = before.filter((other) => other.shape.join() === here.join());
      const partner = partners[step.partner % Math.max(1, partners.length)];
      return partner && last ? { layer: { type: kind, name, inputs: [last, partner.name] }, shape: here } : undefined;
    }
    case "concatenate": {
      const lead = here.slice(0, -1).join();
      const partners = before.filter((other) => other.shape.slice(0, -1).join() === lead);
      const partner = partners[step.partner % Math.max(1, partners.length)];
      if (!partner || !last) return undefined;
      const width = (here[here.length - 1] ?? 0) + (partner.shape[partner.shape.length - 1] ?? 0);
      return { layer: { type: kind, name, inputs: [last, partner.name] }, shape: [...here.slice(0, -1), width] };
    }
    default:
      return undefined;
  }
}
