import type { SplitRows } from "../define/column.ts";

/** Cuts a list of rows: the last ones for test, those before them for validation, the rest for training. */
export function cut(order: Uint32Array, validation: number, test: number): SplitRows {
  const testFrom = order.length - test;
  const validationFrom = testFrom - validation;
  return {
    training: order.slice(0, validationFrom).sort(),
    validation: order.slice(validationFrom, testFrom).sort(),
    test: order.slice(testFrom).sort(),
  };
}
