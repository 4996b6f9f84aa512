/** The forms that a spec takes on its way to TypeScript; `interpreter` is the graph with what each of its ops computes. */
export const printedForms = ["model", "graph", "program", "interpreter"] as const;

/** One of those forms. */
export type PrintedForm = (typeof printedForms)[number];
