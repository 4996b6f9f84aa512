import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { dataFolder } from "./data-folder.ts";

it.each([
  ["sign-digits", "images/sign-digits"],
  ["spoken-digits", "speech/recordings"],
  ["daily-temperatures", "series/daily-min-temperatures.csv"],
  ["airline", "series/airline-passengers.csv"],
  ["pollution", "series/pollution.csv"],
])("%s of the gallery holds its claims", async (name, data) => {
  if (!existsSync(join(dataFolder, data))) {
    console.log(`skipped: there is no ${data} in ${dataFolder}; set NETWRIGHT_DATA to a folder with it`);
    return;
  }
  const file = `specs/gallery/${name}.yaml`;
  const { run, diagnostics } = await train(readFileSync(file, "utf8"), { file, data: [dataFolder] });
  console.log(`${name}, on the test rows: ${JSON.stringify(run?.measures.test)}`);
  expect(diagnostics.map(({ text }) => text)).toEqual([]);
});
