import { notInstalled, peerModule, someCategories, someNumbers } from "./peer-module.mjs";

/**
 * brain.js updates after each sample, has a bias everywhere and no softmax: a step is a pass over the batch, so it does a
 * little less for one and a little more for another. Like Netwright it works out the loss of every step.
 */
export async function prepare({ network, rows, data }) {
  const module = await peerModule("brain.js");
  if (module === undefined) return notInstalled;
  const { NeuralNetwork } = module.default ?? module;
  const units = network.layers.filter(({ type }) => type === "dense").map((layer) => layer.units);
  const inputs = network.input.reduce((a, b) => a * b);
  const outputs = units.at(-1);
  const x = data?.inputs ?? someNumbers(rows * inputs);
  const t = data?.targets ?? someCategories(rows, outputs);
  const samples = Array.from({ length: rows }, (_, row) => ({
    input: Array.from(x.slice(row * inputs, (row + 1) * inputs)),
    output: Array.from(t.slice(row * outputs, (row + 1) * outputs)),
  }));
  const net = new NeuralNetwork({ hiddenLayers: units.slice(0, -1), activation: network.layers.at(-2).activation });
  const options = { learningRate: 0.01, errorThresh: 1e-12, log: false };
  return { steps: (iterations) => net.train(samples, { ...options, iterations }) };
}
