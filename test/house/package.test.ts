import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { filesBelow, root } from "./source-files.ts";

interface Locked {
  readonly version?: string;
  readonly hasInstallScript?: boolean;
  readonly optionalDependencies?: { readonly [name: string]: string };
}

const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8")) as {
  readonly [field: string]: unknown;
  readonly scripts: { readonly [name: string]: string };
  readonly sideEffects: readonly string[];
  readonly dependencies: { readonly [name: string]: string };
  readonly devDependencies: { readonly [name: string]: string };
};
const locked = (
  JSON.parse(readFileSync(`${root}package-lock.json`, "utf8")) as {
    readonly packages: { readonly [path: string]: Locked };
  }
).packages;

describe("the package", () => {
  test("pins each of its dependencies to one version", () => {
    const loose = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose.map(([name, version]) => `${name} is asked for as ${version}: pin one version`)).toEqual([]);
  });

  test("runs nothing where it is installed; in a clone `npm ci` builds it by `postprepare`", () => {
    const installers = ["preinstall", "install", "postinstall", "prepare"];
    expect(Object.keys(manifest.scripts).filter((name) => installers.includes(name))).toEqual([]);
    expect(manifest.scripts.postprepare).toBe("npm run build");
  });

  test("says what it is about, where it comes from and where to report a fault", () => {
    const fields = ["keywords", "repository", "homepage", "bugs"].filter((field) => manifest[field] === undefined);
    expect(fields).toEqual([]);
  });

  test("needs no install script of anyone", () => {
    const scripted = Object.entries(locked).filter(([path, entry]) => path !== "" && entry.hasInstallScript);
    expect(scripted.map(([path]) => `${path} runs a script when it is installed`)).toEqual([]);
  });

  test("has a lockfile that `npm ci` accepts on every platform", () => {
    const missing = Object.entries(locked).flatMap(([path, { optionalDependencies = {} }]) =>
      Object.keys(optionalDependencies).filter(
        (name) => !locked[`node_modules/${name}`] && !locked[`${path}/node_modules/${name}`],
      ),
    );
    expect(
      missing.map((name) => `${name} is not in package-lock.json: run \`node .ci/complete-lockfile.mjs\``),
    ).toEqual([]);
  });
});

describe("the built package", () => {
  const built = filesBelow(["dist"], ".js", ".d.ts");

  test("holds the command line, to be run as it is", () => {
    const main = built.find(({ path }) => path === "dist/cli/main.js");
    expect(main?.text.split("\n")[0]).toBe("#!/usr/bin/env node");
  });

  test("has all files of which bundlers are told that they do something when loaded", () => {
    const plain = manifest.sideEffects.filter((path) => !path.includes("*")).map((path) => path.replace("./", ""));
    expect(plain.filter((path) => !built.some((file) => file.path === path))).toEqual([]);
  });

  test("holds no test", () => {
    expect(
      built.filter(({ path, text }) => path.includes("/test/") || text.includes('"vitest"')).map(({ path }) => path),
    ).toEqual([]);
  });

  test("can be read by TypeScript 5.4, where typed arrays take no type argument", () => {
    const generic = /\b(?:Big)?(?:Int|Uint|Float)\d+(?:Clamped)?Array</;
    const found = built.flatMap(({ path, text }) =>
      path.endsWith(".d.ts") && generic.test(text)
        ? [`${path} says ${generic.exec(text)?.[0]}…>: write the return type out in the source`]
        : [],
    );
    expect(found).toEqual([]);
  });
});
