// On a page: trains generated nets in workers, each net by as many as the page's address says (`?threads=1,2,3`), and
// prints, as JSON, the SHA-256 of the bytes of each one's parameters with the number of workers that met, or the error.
import { trainInWorkers } from "netwright/runtime/browser";
import { bitsOf, rowsOf } from "./net-data.mjs";

/** Written beside this program: where each net is, and its rows. */
const list = "./nets.mjs";
const { nets } = await import(list);
const threads = new URL(location.href).searchParams.get("threads").split(",").map(Number);
const results = {};
for (const net of nets) {
  const network = await import(net.module);
  for (const count of threads) results[`${net.name}, ${count}`] = await trained(network, net, count);
}
console.log(JSON.stringify(results));

async function trained({ createParameters, writeParameters }, net, count) {
  try {
    const { weights, threads, message } = await trainInWorkers({
      worker: () => new Worker(`train-worker.mjs?module=${net.module}`, { type: "module" }),
      parameters: writeParameters(createParameters(net.seed)),
      data: rowsOf(net),
      options: { seed: net.seed },
      threads: count,
    });
    return { bits: await bitsOf(weights), threads, ...(message && { message }) };
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
}
