import { notInstalled, peerModule, someCategories, someNumbers } from "./peer-module.mjs";

/** The core API of TensorFlow.js, which is a little faster than its layers; backend `cpu` or `wasm`, one thread. */
export async function prepare({ network, rows, data }, backend) {
  const tf = await peerModule("@tensorflow/tfjs");
  if (tf === undefined) return notInstalled;
  if (backend === "wasm") {
    const wasm = await peerModule("@tensorflow/tfjs-backend-wasm");
    if (wasm === undefined) return notInstalled;
    wasm.setThreadsCount(1);
  }
  await tf.setBackend(backend);
  await tf.ready();
  const shape = [rows, ...network.input];
  const input = tf.tensor(data?.inputs ?? someNumbers(shape.reduce((a, b) => a * b)), shape, "float32");
  const outputs = network.layers.at(-1).units;
  const target = tf.tensor(data?.targets ?? someCategories(rows, outputs), [rows, outputs], "float32");
  const { layers, variables } = build(tf, network);
  const answer = () => layers.reduce((value, layer) => layer(value), input);
  const loss = {
    sumSquaredError: () => tf.mul(0.5, tf.sum(tf.squaredDifference(answer(), target))),
    categoricalCrossentropy: () => tf.losses.softmaxCrossEntropy(target, answer()),
  }[network.loss];
  const optimizer = tf.train[network.optimizer](0.001);
  return {
    parameters: variables.reduce((sum, { size }) => sum + size, 0),
    steps: (count) => {
      for (let i = 0; i < count; i++) optimizer.minimize(loss, false, variables);
    },
  };
}

function build(tf, network) {
  const variables = [];
  const variable = (shape, fan) => {
    const made = tf.variable(fan === 0 ? tf.zeros(shape) : tf.randomNormal(shape, 0, Math.sqrt(1 / fan)));
    variables.push(made);
    return made;
  };
  let shape = network.input;
  const layers = network.layers.map((layer) => {
    switch (layer.type) {
      case "flatten": {
        shape = [shape.reduce((a, b) => a * b)];
        const size = shape[0];
        return (x) => tf.reshape(x, [-1, size]);
      }
      case "maxPooling2d":
        shape = [Math.floor(shape[0] / layer.poolSize), Math.floor(shape[1] / layer.poolSize), shape[2]];
        return (x) => tf.maxPool(x, layer.poolSize, layer.poolSize, "valid");
      case "conv2d": {
        const kernel = variable(
          [layer.kernelSize, layer.kernelSize, shape[2], layer.filters],
          layer.kernelSize ** 2 * shape[2],
        );
        const bias = variable([layer.filters], 0);
        const lost = layer.padding === "same" ? 0 : layer.kernelSize - 1;
        shape = [shape[0] - lost, shape[1] - lost, layer.filters];
        return (x) => tf[layer.activation](tf.add(tf.conv2d(x, kernel, 1, layer.padding), bias));
      }
      default: {
        const weights = variable([shape[0], layer.units], shape[0]);
        const bias = layer.useBias ? variable([layer.units], 0) : undefined;
        shape = [layer.units];
        const activate = layer.activation === "linear" ? (x) => x : tf[layer.activation];
        return (x) => activate(bias ? tf.add(tf.matMul(x, weights), bias) : tf.matMul(x, weights));
      }
    }
  });
  return { layers, variables };
}
