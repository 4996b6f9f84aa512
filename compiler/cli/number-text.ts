/** A number as text: at most six significant digits, without trailing zeros. */
export function numberText(value: number): string {
  return Number.isFinite(value) ? String(Number(value.toPrecision(6))) : String(value);
}

/** A whole number with thousands separators: `1,234,567`. */
export function grouped(count: number): string {
  return String(count).replaceAll(/\B(?=(\d{3})+$)/g, ",");
}

/** Numbers as NumPy prints them: up to eight digits after the point, aligned at the point. */
export function arrayText(values: ArrayLike<number>, shape: readonly number[]): readonly string[] {
  const texts = Array.from(values, eightDigits);
  const fractions = texts.map((text) => (text.includes(".") ? text.length - text.indexOf(".") : 0));
  const widest = Math.max(...fractions);
  const padded = texts.map((text, index) => text + " ".repeat(widest - (fractions[index] as number)));
  const width = Math.max(...padded.map((text) => text.length));
  return lines(
    padded.map((text) => text.padStart(width)),
    shape,
  );
}

function eightDigits(value: number): string {
  if (!Number.isFinite(value) || Math.abs(value) >= 1e15) return String(value);
  return value
    .toFixed(8)
    .replace(/\.?0+$/, "")
    .replace(/^-0$/, "0");
}

/** Nested brackets, one line for each row of the last axis. */
function lines(texts: readonly string[], shape: readonly number[]): readonly string[] {
  const [size, ...rest] = shape;
  if (size === undefined) return texts;
  if (rest.length === 0) return [`[${texts.join(" ")}]`];
  const stride = texts.length / size;
  const parts = Array.from({ length: size }, (_, index) =>
    lines(texts.slice(index * stride, (index + 1) * stride), rest),
  );
  return parts.flatMap((part, index) =>
    part.map((line, row) => {
      const opening = index === 0 && row === 0 ? "[" : " ";
      const closing = index === size - 1 && row === part.length - 1 ? "]" : "";
      return `${opening}${line}${closing}`;
    }),
  );
}
