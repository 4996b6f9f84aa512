#!/usr/bin/env node
import { commandLine } from "./command-line.ts";
import { exitCode } from "./exit-code.ts";
import { dropOutput, printError } from "./print.ts";
import { problemOf } from "./read-file.ts";
import { tell } from "./speak.ts";

// Who reads our output may stop reading (`| head`): what is left to say is dropped, and the work is finished.
for (const stream of [process.stdout, process.stderr]) stream.on("error", dropOutput);

/** A thrown error is our own mistake: one plain sentence, and the stack only for those who ask for it. */
function bug(error: unknown): void {
  const [message = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  tell(`netwright: something went wrong in Netwright itself, not in your spec: ${message}`);
  tell("Please report it together with the spec. With NETWRIGHT_DEBUG=1 set, it also says where.");
  if (process.env.NETWRIGHT_DEBUG && error instanceof Error) tell(error.stack);
  process.exitCode = exitCode.bug;
}

process.on("uncaughtException", bug);
process.on("exit", () => {
  const error = printError();
  if (error === undefined) return;
  tell(`netwright: the output could not be written: ${problemOf(error)}`);
  process.exitCode = exitCode.file;
});
try {
  process.exitCode = await commandLine(process.argv.slice(2));
} catch (error) {
  bug(error);
}
