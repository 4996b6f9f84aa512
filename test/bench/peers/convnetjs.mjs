import { notInstalled, peerModule, someNumbers } from "./peer-module.mjs";

/** ConvNetJS goes sample by sample in float64 and updates at the end of a batch; it has a bias everywhere. */
export async function prepare({ network, rows, data }) {
  const module = await peerModule("convnetjs");
  if (module === undefined) return notInstalled;
  const { Net, SGDTrainer, Vol } = module.default ?? module;
  const [height, width, depth] = network.input.length === 3 ? network.input : [1, 1, network.input[0]];
  const net = new Net();
  net.makeLayers([{ type: "input", out_sx: width, out_sy: height, out_depth: depth }, ...layersOf(network)]);
  const trainer = new SGDTrainer(net, { learning_rate: 0.001, momentum: 0, batch_size: rows, l2_decay: 0 });
  const size = height * width * depth;
  const x = data?.inputs ?? someNumbers(rows * size);
  const samples = Array.from({ length: rows }, (_, row) => {
    const image = new Vol(width, height, depth);
    for (let i = 0; i < size; i++) image.w[i] = x[row * size + i];
    return { image, target: data ? [data.targets[row]] : row % 7 };
  });
  return {
    steps: (count) => {
      for (let i = 0; i < count; i++) for (const { image, target } of samples) trainer.train(image, target);
    },
  };
}

function layersOf(network) {
  const layers = network.layers.flatMap((layer) => {
    switch (layer.type) {
      case "flatten":
        return [];
      case "maxPooling2d":
        return [{ type: "pool", sx: layer.poolSize, stride: layer.poolSize }];
      case "conv2d": {
        const pad = layer.padding === "same" ? (layer.kernelSize - 1) / 2 : 0;
        const { filters, kernelSize: sx, activation } = layer;
        return [{ type: "conv", sx, filters, stride: 1, pad, activation }];
      }
      default:
        return [{ type: "fc", num_neurons: layer.units, activation: layer.activation }];
    }
  });
  if (network.loss === "categoricalCrossentropy") {
    return [...layers.slice(0, -1), { type: "softmax", num_classes: network.layers.at(-1).units }];
  }
  // The loss layer brings a linear layer of its own: one of no weight beside the others.
  return [...layers, { type: "regression", num_neurons: 1 }];
}
