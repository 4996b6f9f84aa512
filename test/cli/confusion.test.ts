import { expect, it } from "vitest";
import { confusionLines } from "../../compiler/cli/confusion-text.ts";
import { train } from "../../compiler/run/train.ts";

const pets = `
dataset:
  type: csv
  text: |
    weight,pet
    4,cat
    5,cat
    9,cat
    30,dog
    8,dog
  columns: { weight: number, pet: { type: category, categories: [cat, dog] } }
  targets: pet
layers:
  - type: dense
    units: 1
    activation: sigmoid
    weightsInitializer: { type: values, values: [[1]] }
    biasInitializer: { type: values, values: [-7] }
loss: binaryCrossentropy
metrics: [confusionMatrix]
`;

async function linesWithin(width: number): Promise<string> {
  const { run } = await train(pets, { file: "pets.yaml" });
  if (!run) throw new Error("the pets are not measured");
  return (await confusionLines(run, width)).join("\n");
}

it("a table of counts has the right categories down and the answers across", async () => {
  expect(await linesWithin(80)).toBe(`confusionMatrix on training (rows: actual category, columns: predicted)
     cat  dog
cat    2    1
dog    0    2`);
});

it("one that is too wide for the screen is told as its mistakes", async () => {
  expect(await linesWithin(10)).toBe(`confusionMatrix on training (actual category, predicted as)
1 × cat predicted as dog`);
});
