import { InvalidArgumentError } from "commander";

const units: { readonly [unit: string]: number } = {
  B: 1,
  BYTES: 1,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  TB: 1e12,
  KIB: 1024,
  MIB: 1024 * 1024,
  GIB: 1024 * 1024 * 1024,
};

/** The number of bytes that `512MB`, `1.5 GB` or `2GiB` says. */
export function memorySize(text: string): number {
  const [, count, unit = ""] = /^(\d{1,9}(?:\.\d{1,6})?) ?([a-z]{1,5})$/i.exec(text.trim()) ?? [];
  const factor = units[unit.toUpperCase()];
  if (count !== undefined && factor !== undefined) return Number(count) * factor;
  throw new InvalidArgumentError("It must be a number with a unit, such as 512MB or 2GB.");
}
