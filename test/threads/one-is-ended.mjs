// Node ends one of two threads outright while the other waits for it (here the thread itself asks for it, as it happens to
// one whose memory is full): says what the first one hears of it.
import { startTeam } from "../../dist/runtime/node/start-team.js";

const runtime = new URL("../../dist/runtime/index.js", import.meta.url);
const code = `
  import { createArena } from "${runtime}";
  export function* train(p, data, options) {
    const { team } = createArena(64, 64, options.team);
    for (let iteration = 0; ; iteration++) {
      team.barrier();
      if (iteration === 1 && team.thread === 1) process.exit(0);
    }
  }`;
const module = `data:text/javascript,${encodeURIComponent(code)}`;
const team = await startTeam({ threads: 2, module, data: {}, options: {} });
const { train } = await import(module);
try {
  train({}, {}, { team: team.member }).next();
} catch (error) {
  process.stdout.write(`${error.name}: ${await team.problem()}`);
}
await team.end();
