import { type StartedTeam, startTeam, TeamStartError } from "../../runtime/node/start-team.ts";
import { sharedRows } from "../../runtime/shared-rows.ts";
import type { CompiledModel } from "../compile.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { networkUrl } from "./load-module.ts";
import { beginning, type LoopRequest, type LoopResult, trainingLoop } from "./training-loop.ts";

/** The result of a training, and the number of threads that passed a barrier; 1 for a single thread. */
export interface TogetherResult extends LoopResult {
  readonly threads: number;
}

/** Runs the generated training on the given number of threads; if fewer are available, returns a diagnostic instead. */
export async function trainTogether(
  compilation: CompiledModel,
  request: LoopRequest,
  threads: number,
): Promise<TogetherResult> {
  if (threads === 1) return { ...(await trainingLoop(request)), threads: 1 };
  if (!compilation.program().kernels) return missing(threads, 1, "loops run on one thread");
  const data = sharedRows(request.data);
  try {
    const module = await networkUrl(compilation);
    const validation = request.validation && sharedRows(request.validation);
    const options = { seed: request.seed, ...(validation && { validation }) };
    const team = await startTeam({ threads, module, data, parameters: request.parameters, options });
    const result = await ledBy(team, { ...request, data, ...(validation && { validation }), team: team.member });
    const arrived = team.countArrived();
    return arrived === threads ? { ...result, threads } : missing(threads, arrived, "the others did not start");
  } catch (error) {
    if (!(error instanceof TeamStartError)) throw error;
    return missing(threads, error.came, error.message);
  }
}

/** The training in the first thread; the others end when it ends. */
async function ledBy(team: StartedTeam, request: LoopRequest): Promise<LoopResult> {
  try {
    return await trainingLoop(request);
  } catch (error) {
    // Not `instanceof`: the generated module has its own copy of the runtime.
    if (!(error instanceof Error) || error.name !== "TeamError") throw error;
    throw new Error(await team.problem());
  } finally {
    await team.end();
  }
}

function missing(asked: number, came: number, problem: string): TogetherResult {
  const found = diagnostic("threads-missing", undefined, { asked, came, problem });
  return { ending: "interrupted", ...beginning, diagnostics: [found], threads: came };
}
