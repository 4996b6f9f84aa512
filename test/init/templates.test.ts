import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { compile } from "../../compiler/compile.ts";
import { type TemplateName, templates, templateText } from "../../compiler/init/templates/templates.ts";
import { folderWith, netwright } from "../cli/netwright.ts";

test.each(Object.keys(templates) as TemplateName[])("the template %s compiles", (template) => {
  const { diagnostics } = compile(templateText(template, template), { file: `${template}.yaml` });
  expect(diagnostics.map(({ code, text }) => `${code}: ${text}`)).toEqual([]);
});

test("init --template knows all of them, and writes one under the name given", async () => {
  const folder = folderWith({});
  const help = await netwright(folder, ["init", "--help"]);
  const listed = /\(choices:\s+([^)]+)\)/.exec(help.stdout)?.[1]?.match(/\w+/g);
  expect(listed).toEqual(Object.keys(templates));
  const { stdout } = await netwright(folder, ["init", "first.yaml", "--template", "xor"]);
  expect(stdout).toBe("first.yaml written\n");
  expect(readFileSync(join(folder, "first.yaml"), "utf8")).toContain("name: first\n");
  const trained = await netwright(folder, ["train", "first.yaml"]);
  expect(trained.code).toBe(0);
});

test("init without a path or a template asks for one", async () => {
  const { code, stderr } = await netwright(folderWith({}), ["init"]);
  expect(stderr).toBe('netwright: missing required argument "path"\n');
  expect(code).toBe(2);
});
