import { arithmeticVersion } from "../../runtime/arithmetic-version.ts";
import { type Diagnostic, diagnostic } from "../diagnostics/diagnostic.ts";
import type { ExpectModel } from "../ir/claim.ts";

/** The value of a pin before `netwright test --update` writes it. */
const pending = "pending";

/** The results of a training that pins are compared with. */
export interface Pinned {
  /** The SHA-256 of the weights file. */
  readonly bits: string;
  /** The SHA-256 of the rows; computed only if there is a pin for it. */
  readonly data: () => string | undefined;
}

/** The result of one pin. */
export interface PinResult {
  readonly key: "bits" | "data";
  readonly state: "holds" | "differs" | "pending";
  readonly diagnostics: readonly Diagnostic[];
}

/** Compares the pins of a spec with the results, and reports which of spec, data and arithmetic changed. */
export function checkPins(expect: ExpectModel | undefined, found: Pinned): readonly PinResult[] {
  const data = checkData(expect, found);
  const bits = checkBits(expect, found, data);
  return [...(data === undefined ? [] : [data]), ...(bits === undefined ? [] : [bits])];
}

function checkData(expect: ExpectModel | undefined, found: Pinned): PinResult | undefined {
  const pin = expect?.data;
  const hash = pin && found.data();
  if (pin === undefined || hash === undefined) return undefined;
  if (pin.value === pending) return waiting("data", pin.range);
  if (pin.value === hash) return { key: "data", state: "holds", diagnostics: [] };
  const differs = diagnostic("data-differ", pin.range, { expected: pin.value, found: hash });
  return { key: "data", state: "differs", diagnostics: [differs] };
}

function checkBits(expect: ExpectModel | undefined, found: Pinned, data: PinResult | undefined): PinResult | undefined {
  const pin = expect?.bits;
  if (pin === undefined) return undefined;
  if (pin.value === pending) return waiting("bits", pin.range);
  if (pin.value === found.bits) return { key: "bits", state: "holds", diagnostics: [] };
  const because = reasons(pin.arithmeticVersion, data);
  const differs = diagnostic("bits-differ", pin.range, { expected: pin.value, found: found.bits, because });
  return { key: "bits", state: "differs", diagnostics: [differs] };
}

function reasons(pinnedVersion: number | undefined, data: PinResult | undefined): string {
  const version =
    pinnedVersion !== undefined && pinnedVersion !== arithmeticVersion
      ? `They were pinned with arithmetic version ${pinnedVersion}; this is version ${arithmeticVersion}.`
      : undefined;
  const changed = data?.state === "differs" ? "The data have changed." : undefined;
  const known = [version, changed].filter((reason) => reason !== undefined);
  if (known.length > 0) return known.join(" ");
  const same = [
    ...(pinnedVersion === undefined ? [] : ["the arithmetic version"]),
    ...(data?.state === "holds" ? ["the data"] : []),
  ];
  const are = same.length === 2 ? "are" : "is";
  return `The spec has changed${same.length === 0 ? ", or the data, or Netwright" : `: ${same.join(" and ")} ${are} the same`}.`;
}

function waiting(key: "bits" | "data", range: NonNullable<ExpectModel["data"]>["range"]): PinResult {
  return { key, state: "pending", diagnostics: [diagnostic("pin-pending", range, { key })] };
}
