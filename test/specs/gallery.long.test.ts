import { expect, it } from "vitest";
import { train } from "../../compiler/run/train.ts";
import { netwright } from "../cli/netwright.ts";
import { dataFolder } from "./data-folder.ts";
import { gallerySpecs, withoutData } from "./gallery.ts";

it.each(gallerySpecs)("$name of the gallery holds its claims", async (spec) => {
  const why = withoutData(spec);
  if (why !== undefined) {
    console.log(why);
    return;
  }
  const { file, name, text } = spec;
  const { run, diagnostics } = await train(text, { file, data: [dataFolder] });
  console.log(`${name}, on the test rows: ${JSON.stringify(run?.measures.test)}`);
  expect(diagnostics.filter(({ severity }) => severity === "error").map((each) => each.text)).toEqual([]);
});

it.each(gallerySpecs.filter(({ text }) => /^sweep:/m.test(text)))("$name holds with other splits", async (spec) => {
  const why = withoutData(spec);
  if (why !== undefined) {
    console.log(why);
    return;
  }
  const { code, stdout } = await netwright(".", ["sweep", spec.file, "--data", dataFolder]);
  console.log(`${spec.file}:\n${stdout}`);
  expect(stdout).not.toContain("✗");
  expect(code).toBe(0);
});
