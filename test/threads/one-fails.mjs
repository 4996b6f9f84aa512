// One of three threads fails in its second step while the others wait for it: says what the first one hears of it.
import { startTeam } from "../../dist/runtime/node/start-team.js";

const runtime = new URL("../../dist/runtime/index.js", import.meta.url);
const code = `
  import { createArena } from "${runtime}";
  export function* train(p, data, options) {
    const { team } = createArena(64, 64, options.team);
    for (let iteration = 0; ; iteration++) {
      team.barrier();
      if (iteration === 1 && team.thread === 2) throw new Error("thread 2 has lost its way");
    }
  }`;
const module = `data:text/javascript,${encodeURIComponent(code)}`;
const team = await startTeam({ threads: 3, module, data: {}, parameters: {}, options: {} });
const { train } = await import(module);
try {
  train({}, {}, { team: team.member }).next();
} catch (error) {
  process.stdout.write(`${error.name}: ${await team.problem()}`);
}
await team.end();
