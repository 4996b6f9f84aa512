// Trains specs with several numbers of threads, as built, and prints what came of each as one list in JSON. The specs
// come from stdin: [{ "text": "…", "threads": [1, 2] }].
import { text } from "node:stream/consumers";
import { train } from "netwright";

const results = [];
for (const request of JSON.parse(await text(process.stdin))) {
  const runs = [];
  for (const threads of request.threads) {
    const { run, diagnostics } = await train(request.text, { file: "net.yaml", tier: "kernels", threads });
    const problem = diagnostics.find(({ code }) => code !== "claim-failed")?.text;
    runs.push({ threads: run?.threads, bits: run?.bits, ending: run?.ending, ...(problem && { problem }) });
  }
  results.push(runs);
}
process.stdout.write(JSON.stringify(results));
