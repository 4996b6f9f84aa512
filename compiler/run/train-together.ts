import { type StartedTeam, startTeam, TeamStartError } from "../../runtime/node/start-team.ts";
import { sharedRows } from "../../runtime/shared-rows.ts";
import type { CompiledModel } from "../compile.ts";
import { diagnostic } from "../diagnostics/diagnostic.ts";
import { networkUrl } from "./load-module.ts";
import { beginning, type LoopRequest, type LoopResult, trainingLoop } from "./training-loop.ts";

/** What a training came to, and how many threads have passed a barrier of it: 1 where one worked alone. */
export interface TogetherResult extends LoopResult {
  readonly threads: number;
}

/** Runs the generated training on so many threads; with fewer than asked for there is no training, but a diagnostic. */
export async function trainTogether(
  compilation: CompiledModel,
  request: LoopRequest,
  threads: number,
): Promise<TogetherResult> {
  if (threads === 1) return { ...(await trainingLoop(request)), threads: 1 };
  if (!compilation.program().kernels) return missing(threads, 1, "loops are the work of one thread");
  const data = sharedRows(request.data);
  try {
    const module = await networkUrl(compilation);
    const validation = request.validation && sharedRows(request.validation);
    const options = { seed: request.seed, ...(validation && { validation }) };
    const team = await startTeam({ threads, module, data, parameters: request.parameters, options });
    const result = await ledBy(team, { ...request, data, ...(validation && { validation }), team: team.member });
    const met = team.countArrived();
    return met === threads ? { ...result, threads } : missing(threads, met, "the others did not take part");
  } catch (error) {
    if (!(error instanceof TeamStartError)) throw error;
    return missing(threads, error.came, error.message);
  }
}

/** The training as the first thread runs it; the others end with it, however it ends. */
async function ledBy(team: StartedTeam, request: LoopRequest): Promise<LoopResult> {
  try {
    return await trainingLoop(request);
  } catch (error) {
    // Not `instanceof`: the generated module has a runtime of its own.
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
