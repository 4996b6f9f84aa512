/** One message: its words, and what `netwright explain CODE` says about it. */
export interface Message<Parameters> {
  /** An error unless it says otherwise. */
  readonly severity?: "warning";
  /** What is wrong, in a sentence. */
  readonly text: (parameters: Parameters) => string;
  /** What to do about it, in a sentence; nothing where there is nothing to say. */
  readonly hint: (parameters: Parameters) => string | undefined;
  /** A few sentences and an example. */
  readonly explanation: string;
}

/** Declares a message; nothing but a typed identity. */
export function message<Parameters>(of: Message<Parameters>): Message<Parameters> {
  return of;
}
