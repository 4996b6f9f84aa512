/** The exit codes of the command line. */
export const exitCode = {
  fine: 0,
  /** A spec or its data were rejected. */
  rejected: 1,
  /** The command line itself was wrong. */
  usage: 2,
  /** A generated file differs from the code for its spec. */
  drift: 3,
  /** Training failed, or an expectation does not hold. */
  failed: 4,
  /** A file could not be read or written: a spec, weights, a run, generated code. */
  file: 5,
  /** A bug in Netwright. */
  bug: 70,
  /** SIGHUP: the terminal was closed. */
  hungUp: 129,
  /** SIGINT: Ctrl-C. */
  interrupted: 130,
  /** SIGTERM. */
  terminated: 143,
} as const;

/** One of the codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];

/** Whether a signal ended the command. */
export function isStopped(code: ExitCode): boolean {
  return code === exitCode.hungUp || code === exitCode.interrupted || code === exitCode.terminated;
}
