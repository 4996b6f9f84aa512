import { type ExitCode, exitCode } from "./exit-code.ts";

/** The exit code for each signal: Ctrl-C, a request to terminate, and a closed terminal. */
const codes = { SIGINT: exitCode.interrupted, SIGTERM: exitCode.terminated, SIGHUP: exitCode.hungUp } as const;

const signals = Object.keys(codes) as readonly (keyof typeof codes)[];

/** The result of some work, and the exit code of the signal that interrupted it, if any. */
export interface Stoppable<Result> {
  readonly result: Result;
  readonly stoppedBy?: ExitCode;
}

/**
 * Does some work; a signal aborts `stop`, so that the work returns its partial result; a second one ends the program.
 */
export async function untilStopped<Result>(work: (stop: AbortSignal) => Promise<Result>): Promise<Stoppable<Result>> {
  const controller = new AbortController();
  let stoppedBy: ExitCode | undefined;
  const onSignal = (signal: keyof typeof codes): void => {
    if (stoppedBy !== undefined) process.exit(codes[signal]);
    stoppedBy = codes[signal];
    controller.abort();
  };
  for (const signal of signals) process.on(signal, onSignal);
  try {
    const result = await work(controller.signal);
    return { result, ...(stoppedBy === undefined ? {} : { stoppedBy }) };
  } finally {
    for (const signal of signals) process.off(signal, onSignal);
  }
}
