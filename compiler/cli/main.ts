#!/usr/bin/env node
import { commandLine } from "./command-line.ts";
import { exitCode } from "./exit-code.ts";
import { dropOutput, printError } from "./print.ts";
import { problemOf } from "./read-file.ts";
import { writeStatus } from "./standard-streams.ts";

// The reader of our output may close the pipe (`| head`): the remaining output is dropped, and the command finishes.
for (const stream of [process.stdout, process.stderr]) stream.on("error", dropOutput);

/** A thrown error is a bug in Netwright: prints one sentence, and the stack only with NETWRIGHT_DEBUG. */
function bug(error: unknown): void {
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  writeStatus(`netwright: internal error in Netwright, not in your spec: ${message}`);
  writeStatus("Please report it together with the spec. Set NETWRIGHT_DEBUG=1 to print the stack trace.");
  if (process.env.NETWRIGHT_DEBUG && error instanceof Error) writeStatus(error.stack);
  process.exitCode = exitCode.bug;
}

process.on("uncaughtException", bug);
process.on("exit", () => {
  const error = printError();
  if (error === undefined) return;
  writeStatus(`netwright: the output could not be written: ${problemOf(error)}`);
  process.exitCode = exitCode.file;
});
try {
  process.exitCode = await commandLine(process.argv.slice(2));
} catch (error) {
  bug(error);
}
