import type { SourceRange } from "../ir/source-range.ts";
import { type MessageCode, type MessageParameters, messages } from "./messages.ts";

/** One thing that a user should know: data, never a thrown error. */
export interface Diagnostic {
  readonly code: MessageCode;
  readonly severity: "error" | "warning";
  /** Where it is; absent only where no file has anything to do with it. */
  readonly range?: SourceRange;
  /** What is wrong, in a sentence. */
  readonly text: string;
  /** What to do about it, in a sentence. */
  readonly hint?: string;
}

/** Makes the diagnostic `code` at `range`; its words come from the table of messages. */
export function diagnostic<Code extends MessageCode>(
  code: Code,
  range: SourceRange | undefined,
  parameters: MessageParameters<Code>,
): Diagnostic {
  const message = messages[code] as {
    readonly severity?: "warning";
    readonly text: (parameters: MessageParameters<Code>) => string;
    readonly hint: (parameters: MessageParameters<Code>) => string | undefined;
  };
  const hint = message.hint(parameters);
  return {
    code,
    severity: message.severity ?? "error",
    ...(range === undefined ? {} : { range }),
    text: message.text(parameters),
    ...(hint === undefined ? {} : { hint }),
  };
}

/** True when at least one of them is an error. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((each) => each.severity === "error");
}
