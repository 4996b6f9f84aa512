import { expect, test } from "vitest";
import { readRows } from "../../compiler/data/read-rows.ts";
import { hasErrors } from "../../compiler/diagnostics/diagnostic.ts";
import { render } from "../../compiler/render/render.ts";
import { compiled } from "../compiled.ts";

const searches = ["find", "findIndex", "includes", "indexOf"] as const;

/** The elements that searches in lists look at, at most, while something is done. */
function searched(work: () => void): number {
  const prototype = Array.prototype as unknown as Record<string, (...given: unknown[]) => unknown>;
  const own = searches.map((name) => [name, prototype[name]] as const);
  let elements = 0;
  for (const [name, search] of own) {
    prototype[name] = function counted(this: unknown[], ...given) {
      elements += this.length;
      return search?.apply(this, given);
    };
  }
  try {
    work();
  } finally {
    for (const [name, search] of own) if (search) prototype[name] = search;
  }
  return elements;
}

/** A spec with so many columns of numbers, either listed or found in the data. */
function wide(columns: number, isListed: boolean): string {
  const names = Array.from({ length: columns }, (_, index) => `c${index}`);
  const rows = [1, 2, 3, 4].map((row) => [...names.map((_, index) => (row * index) % 5), row % 2].join(","));
  const text = [[...names, "y"].join(","), ...rows].map((line) => `    ${line}\n`).join("");
  const listed = isListed ? names.map((name) => `    ${name}: { type: number, scale: standard }\n`).join("") : "";
  return `dataset:
  type: csv
  text: |
${text}  columns:
${listed}    y: category
  targets: y
layers:
  - { type: dense, units: 2, activation: softmax }
loss: categoricalCrossentropy
optimizer: sgd
train: { epochs: 1 }
`;
}

test.each([
  ["listed", true],
  ["found in the data", false],
])("twice as many columns take twice as many look-ups: %s", (_, isListed) => {
  const files = { find: () => ({ searched: [] }) };
  const work = (columns: number) =>
    searched(() => {
      const { model, spec } = compiled(wide(columns, isListed), { file: "wide.yaml" });
      const { rows, diagnostics } = readRows(model, files);
      expect(hasErrors(diagnostics)).toBe(false);
      expect(rows?.table.rows).toBe(4);
      expect(render(spec, model)).toContain(`c${columns - 1}`);
    });
  work(20);
  expect(work(800) / work(400)).toBeLessThan(2.5);
});
