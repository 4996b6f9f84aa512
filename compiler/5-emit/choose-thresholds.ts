import type { ColumnModel, OutputModel } from "../ir/model.ts";
import { columnOf, thresholdOf } from "./columns.ts";
import type { FunctionDeclaration } from "./declaration.ts";
import { measures } from "./evaluate.ts";
import { callOf } from "./functions.ts";
import { type Module, outputBuffer } from "./module.ts";
import { numberText } from "./print-expression.ts";
import { access } from "./text.ts";

/** An output whose threshold is chosen after training. */
interface Chosen {
  readonly output: OutputModel;
  readonly column: ColumnModel;
  readonly field: string;
}

/** The choice of thresholds on rows that were not learnt from. */
export function emitChooseThresholds(module: Module): readonly FunctionDeclaration[] {
  const chosen = chosenThresholds(module);
  if (chosen.length === 0 || (module.model.train === undefined && !measures(module.program))) return [];
  const { model, program, imports, array } = module;
  imports.add("Batches").add("chooseThreshold");
  const number = chosen.some(({ output }) => output.target?.signs) ? "number" : "probability";
  const batchSize = model.train?.batchSize;
  const capacity = typeof batchSize === "number" ? `Math.min(${batchSize}, data.rows)` : "data.rows";
  return [
    {
      kind: "function",
      name: "chooseThresholds",
      doc: [
        `Chooses above which ${number} an answer is a yes, on rows that were not learnt from. Returns false if what is asked`,
        "for cannot be reached.",
      ],
      exported: true,
      parameters: [
        { name: "p", type: "Parameters" },
        { name: "data", type: "Dataset" },
        { name: "w", type: "Workspace", standard: `createWorkspace(${capacity})` },
      ],
      returns: "boolean",
      body: [
        ...(program.kernels ? ["const placed = placeParameters(p, w);"] : []),
        "const batches = new Batches(data.rows, w.capacity, false, 0);",
        ...chosen.map((_, index) => `const scores${index + 1} = new ${array}(data.rows);`),
        "for (let batch = 0; batch < batches.perEpoch; batch++) {",
        "if (batches.next()) loadBatch(w, data, batches);",
        callOf(module, "forward", program.kernels ? "placed" : "p"),
        ...chosen.map(({ output }, index) => {
          const buffer = outputBuffer(program, `outputs.${output.name}`);
          if (isOfTwo(output)) {
            const to = `scores${index + 1}[batches.start + row]`;
            return `for (let row = 0; row < w.rows; row++) ${to} = w.${buffer}[row * 2 + 1];`;
          }
          return `scores${index + 1}.set(w.${buffer}.subarray(0, w.rows), batches.start);`;
        }),
        "}",
        ...choices(chosen),
      ],
    },
  ];
}

function choices(chosen: readonly Chosen[]): readonly string[] {
  const calls = chosen.map((each, index) => `chooseThreshold(p.${each.field}, ${given(each, index)})`);
  if (calls.length === 1) return [`return ${calls[0]};`];
  return ["const reached = [", ...calls.map((call) => `${call},`), "];", "return reached.every((each) => each);"];
}

function given({ output, column: { threshold } }: Chosen, index: number): string {
  const { type, atLeast } = typeof threshold === "object" ? threshold : { type: "f1", atLeast: undefined };
  const neutral = output.target?.signs ? ", 0" : "";
  const least = atLeast === undefined && neutral === "" ? "" : `, ${numberText(atLeast ?? 0)}${neutral}`;
  const targets = `data.targets${access(output.name)}`;
  const ofYes = isOfTwo(output) ? `Array.from(scores${index + 1}, (_, row) => ${targets}[row * 2 + 1])` : targets;
  return `scores${index + 1}, ${ofYes}, "${type}"${least}`;
}

/** Two units, of which the second is the probability of a yes. */
function isOfTwo({ target }: OutputModel): boolean {
  return target?.encoding === "oneHot";
}

function chosenThresholds(module: Module): readonly Chosen[] {
  return module.model.outputs.flatMap((output) => {
    const [name] = output.target?.columns ?? [];
    const field = name === undefined ? undefined : thresholdOf(module, name);
    if (name === undefined || field === undefined) return [];
    const column = columnOf(module, name);
    return typeof column.threshold === "object" ? [{ output, column, field }] : [];
  });
}
