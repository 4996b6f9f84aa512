import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { compile } from "../../compiler/compile.ts";
import { printDiagnostic } from "../../compiler/diagnostics/print-diagnostic.ts";
import { runProgram } from "../run-program.ts";
import { root } from "./source-files.ts";

const pages = ["README.md", "AGENTS.md", "llms.txt"];

/** The YAML blocks of a page that are whole specs; others show a part of one. */
function specsOf(page: string): readonly string[] {
  const blocks = [...readFileSync(`${root}${page}`, "utf8").matchAll(/^```yaml\n([\s\S]*?)^```$/gm)];
  return blocks.map(([, block = ""]) => block).filter((block) => /^layers:/m.test(block));
}

const shown = pages.flatMap((page) =>
  specsOf(page).map((spec, index) => [`spec ${index + 1} of ${page}`, spec] as const),
);

describe("the specs on the pages", () => {
  test("are two in the README, and five in AGENTS.md, which llms.txt repeats", () => {
    expect(pages.map((page) => specsOf(page).length)).toEqual([2, 5, 5]);
  });

  test.each(shown)("%s compiles", (_, spec) => {
    const { diagnostics } = compile(spec, { file: `${root}specs/shown.yaml` });
    expect(diagnostics.map(({ code, text }) => `${code}: ${text}`)).toEqual([]);
  });
});

describe("the README", () => {
  const readme = readFileSync(`${root}README.md`, "utf8");

  test("has every command and every option that the command line has, in the words of its help", () => {
    const help = (...words: readonly string[]) => runProgram([`${root}dist/cli/main.js`, ...words, "--help"]);
    const names = [...help().matchAll(/^ {2}(\w+) (?:\[options\]|<|\[)/gm)].map(([, name = ""]) => name);
    const shown = [...readme.matchAll(/^\| `netwright (\w+)/gm)].map(([, name = ""]) => name);
    expect(shown).toEqual(names.filter((name) => name !== "help"));
    const options = shown.flatMap((name) => [...help(name).matchAll(/^ {2}(--[\w-]+(?: <[^>]+>)?) /gm)]);
    const missing = options.filter(([, flags = ""]) => !readme.includes(`\n| \`${flags}\` | `));
    expect(options.length).toBeGreaterThan(40);
    expect(missing.map(([, flags]) => flags)).toEqual([]);
  });

  test("shows a mistake as `netwright check` prints it", () => {
    const [, spec = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
    const [, printed = ""] = /```\n(net\.yaml[\s\S]*?)\n```/.exec(readme) ?? [];
    const wrong = spec.replace("activation: sigmoid", "activation: sigmoyd");
    const [diagnostic] = compile(wrong, { file: "net.yaml" }).diagnostics;
    expect(diagnostic && printDiagnostic(diagnostic, wrong).split("\n").slice(0, 6).join("\n")).toBe(
      printed.split("\n").slice(0, 6).join("\n"),
    );
  });
});

/** Pages for people, by path from the root. */
const documents = [
  ...["README.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md", "AGENTS.md"],
  ...["llms.txt", "compiler/README.md", "specs/README.md", "specs/NOTES.md"],
];

describe("the pages", () => {
  test("link only to files that are there", () => {
    const broken = documents.flatMap((page) => {
      const links = [...readFileSync(`${root}${page}`, "utf8").matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)];
      const missing = links.filter(([, path = ""]) => !existsSync(join(root, dirname(page), path)));
      return missing.map(([, path]) => `${page} links to ${path}, which is not there`);
    });
    expect(broken).toEqual([]);
  });

  test("name only scripts of npm that are there", () => {
    const { scripts } = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as { readonly scripts: object };
    const named = documents.flatMap((page) => [
      ...readFileSync(`${root}${page}`, "utf8").matchAll(/npm run ([\w:]+)/g),
    ]);
    expect(named.map(([, name = ""]) => name).filter((name) => !(name in scripts))).toEqual([]);
  });
});

describe("the folder .github", () => {
  const files = readdirSync(`${root}.github`, { recursive: true, encoding: "utf8" }).filter((file) =>
    /\.yml$/.test(file),
  );

  test.each(files)("has %s, which is YAML", (file) => {
    expect(parse(readFileSync(`${root}.github/${file}`, "utf8"))).toBeTypeOf("object");
  });

  test("runs .ci/run", () => {
    const workflow = readFileSync(`${root}.github/workflows/ci.yml`, "utf8");
    expect(parse(workflow).jobs.ci.steps.at(-1)).toEqual({ run: ".ci/run" });
  });
});
