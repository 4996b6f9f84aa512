// Trains generated nets on fixed rows and prints, as JSON, the SHA-256 of the bytes of each one's parameters; where one
// cannot be trained, what its error says. One program for every engine: it knows neither Node nor a browser.

/** Written beside this program: where each net is, and its rows. */
const list = "./nets.mjs";
const { nets } = await import(list);
const results = {};
for (const net of nets) {
  try {
    results[net.name] = await bitsOf(await import(net.module), net);
  } catch (error) {
    results[net.name] = `${error.name}: ${error.message}`;
  }
}
console.log(JSON.stringify(results));

async function bitsOf(network, { seed, precision, data }) {
  const numbers = (lists) =>
    Object.fromEntries(
      Object.entries(lists).map(([name, list]) => [
        name,
        precision === "float32" ? Float32Array.from(list) : Float64Array.from(list),
      ]),
    );
  const rows = { rows: data.rows, inputs: numbers(data.inputs), targets: numbers(data.targets) };
  const parameters = network.createParameters(seed);
  const steps = network.train(parameters, rows, { seed, every: 1000 });
  while (!steps.next().done);
  const hash = await crypto.subtle.digest("SHA-256", network.writeParameters(parameters));
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
