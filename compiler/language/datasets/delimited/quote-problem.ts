import type { QuoteProblem } from "./scan-records.ts";

/** What is wrong with the quotes of a text, and what to do about it. */
export function syntaxProblem(problem: QuoteProblem): { readonly problem: string; readonly advice: string } {
  return {
    problem: sentenceFor(problem),
    advice: "If quotes have no meaning in this text, add to the dataset: quote: none",
  };
}

function sentenceFor(problem: QuoteProblem): string {
  switch (problem) {
    case "never closed":
      return "A cell begins with a quote that is never closed.";
    case "goes on after its quote":
      return 'A quoted cell goes on after its closing quote; a quote inside it is written twice: "".';
    case "quote inside a cell":
      return 'A quote stands inside a cell that does not begin with one; quote the whole cell, and write the quote twice: "".';
  }
}
