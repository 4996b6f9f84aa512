import { scale } from "../../vocabulary/column.ts";

/** Mean 0 and standard deviation 1 over the training rows. */
export const standard = scale({
  type: "standard",
  summary:
    "Brings the training rows to mean 0 and standard deviation 1; a column with one value only is just moved to 0.",
  formula: "(x − mean) / deviation, deviation = √(Σ (x − mean)² / n)",
  options: {},
  example: "columns: { age: { type: number, scale: standard } }",
  fit: (values) => {
    const numbers = values();
    let sum = 0;
    for (const value of numbers) sum += value;
    const mean = sum / numbers.length;
    let squares = 0;
    for (const value of numbers) squares += (value - mean) * (value - mean);
    const deviation = Math.sqrt(squares / numbers.length);
    return { subtract: mean, divide: deviation > 0 ? deviation : 1 };
  },
});
