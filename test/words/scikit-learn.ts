import { execFileSync } from "node:child_process";

// Asks scikit-learn itself, where it is installed. Elsewhere these tests are skipped, and say so.

const python = "/usr/bin/python3";

/** The value of a Python expression, in which `np` and the modules of `imports` are known. */
export function pythonValue(imports: string, expression: string): unknown {
  const program = `import json, numpy as np\n${imports}\nprint(json.dumps(np.asarray(${expression}).tolist()))`;
  const text = execFileSync(python, ["-c", program], { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return JSON.parse(text);
}

function isThere(): boolean {
  try {
    return pythonValue("import sklearn", "1") === 1;
  } catch {
    return false;
  }
}

/** Whether scikit-learn is installed here. */
export const hasScikitLearn = isThere();

/** What a test that needs it adds to its name. */
export const whereScikitLearn = hasScikitLearn ? "" : " (skipped: scikit-learn is not installed here)";

/** A list as Python writes it. */
export function pythonList(values: ArrayLike<number>): string {
  return `[${Array.from(values).join(", ")}]`;
}
