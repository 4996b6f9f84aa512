import { didYouMean } from "../../diagnostics/did-you-mean.ts";
import { messages } from "../../diagnostics/messages.ts";
import { type ExitCode, exitCode } from "../exit-code.ts";
import { say, sayJson, tell } from "../speak.ts";

/** `netwright explain CODE`: what a diagnostic means, with an example; without a code, the list of codes. */
export function explain(code: string | undefined, { json }: { readonly json?: boolean }): ExitCode {
  const codes = Object.keys(messages);
  if (code === undefined) {
    if (json) sayJson({ codes });
    else for (const each of codes) say(each);
    return exitCode.fine;
  }
  const found = Object.entries(messages).find(([each]) => each === code)?.[1];
  if (found === undefined) {
    const near = didYouMean(code, codes);
    const hint = near?.startsWith("Did") ? near : "`netwright explain` lists them.";
    tell(`netwright: there is no code "${code}". ${hint}`);
    return exitCode.usage;
  }
  const { explanation, severity = "error" } = found as { readonly explanation: string; readonly severity?: string };
  if (json) sayJson({ code, severity, explanation });
  else say(`${code} (${severity})\n\n${explanation}`);
  return exitCode.fine;
}
