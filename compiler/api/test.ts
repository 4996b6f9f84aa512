import { arithmeticVersion } from "../../runtime/arithmetic-version.ts";
import { type PinKey, setPin } from "../1-parse/set-pin.ts";
import type { CompileOptions } from "../compile.ts";
import { type Run, type RunOptions, type RunResult, train } from "../run/train.ts";

/** Whether the expectations of a spec hold; or what is wrong with the spec or its data. */
export type Tested = RunResult & {
  /** True if the training finished and every claim and pin holds. */
  readonly passed: boolean;
  /** The text of the spec with its pins (`bits`, `data`) as this run has them; only if every claim holds. */
  readonly pinned?: string;
};

/** Trains a spec and checks everything that it expects. Writes no file. */
export async function test(text: string, options: CompileOptions & RunOptions): Promise<Tested> {
  const result = await train(text, options);
  const { run } = result;
  if (run?.ending !== "finished") return { ...result, passed: false };
  const holds = run.claims.every((claim) => claim.holds);
  const passed = holds && run.pins.every(({ state }) => state !== "differs");
  const pinned = holds ? withPins(text, run) : undefined;
  return { ...result, passed, ...(pinned !== undefined && { pinned }) };
}

/**
 * The text of a spec with the pins of a run; nothing where its `expect:` is an alias or a parameter. The hash of the data
 * is pinned where files hold them.
 */
export function withPins(text: string, run: Run): string | undefined {
  const { expect, dataset } = run.model;
  const data = expect?.data !== undefined || namesFile(dataset?.options) ? run.data() : undefined;
  const pins = { bits: run.bits, arithmeticVersion, ...(data !== undefined && { data }) };
  return Object.entries(pins).reduce<string | undefined>(
    (before, [key, value]) => (before === undefined ? undefined : setPin(before, key as PinKey, value)),
    text,
  );
}

/** True where a dataset's options name a file, its own or a column's. */
function namesFile(options: unknown): boolean {
  if (typeof options !== "object" || options === null) return false;
  return Object.entries(options).some(
    ([key, value]) => (key === "file" && typeof value === "string") || namesFile(value),
  );
}
