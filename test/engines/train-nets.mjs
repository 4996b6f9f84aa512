// Trains generated nets on fixed rows and prints, as JSON, the SHA-256 of the bytes of each one's parameters; where one
// cannot be trained, what its error says. One program for every engine: it knows neither Node nor a browser.

import { bitsOf, rowsOf } from "./net-data.mjs";

/** Written beside this program: where each net is, and its rows. */
const list = "./nets.mjs";
const { nets } = await import(list);
const results = {};
for (const net of nets) {
  try {
    results[net.name] = await trainedBits(await import(net.module), net);
  } catch (error) {
    results[net.name] = `${error.name}: ${error.message}`;
  }
}
console.log(JSON.stringify(results));

async function trainedBits(network, net) {
  const parameters = network.createParameters(net.seed);
  const steps = network.train(parameters, rowsOf(net), { seed: net.seed, every: 1000 });
  while (!steps.next().done);
  return bitsOf(network.writeParameters(parameters));
}
