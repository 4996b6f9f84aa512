import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { parse } from "../../compiler/1-parse/parse.ts";
import { fileFinder } from "../../compiler/data/file-finder.ts";

const home = mkdtempSync(join(tmpdir(), "netwright-bases-"));
afterAll(() => rmSync(home, { recursive: true }));

const small = "layers: [{ type: input, shape: [3] }]\n";

/** What is wrong with a spec in the folder `specs`, beside which there is the folder `secrets`. */
function wrong(extended: string, data: readonly string[] = []): string {
  const file = join(home, "specs/spec.yaml");
  const { spec, diagnostics } = parse(`extends: ${extended}\n`, file, { files: fileFinder(file, data, "") });
  return spec === undefined ? diagnostics.map(({ code, text }) => `${code}: ${text}`).join(" ") : "nothing";
}

mkdirSync(join(home, "specs/bases"), { recursive: true });
mkdirSync(join(home, "secrets"));
writeFileSync(join(home, "specs/bases/small.yaml"), small);
writeFileSync(join(home, "secrets/small.yaml"), small);
writeFileSync(join(home, "specs/not-text.yaml"), Uint8Array.of(0xff, 0xfe, 0x00));
writeFileSync(join(home, "specs/huge.yaml"), `${small}# ${"x".repeat(5_000_000)}\n`);
writeFileSync(join(home, "specs/large.yaml"), `extends: ./larger.yaml\n# ${"x".repeat(2_500_000)}\n`);
writeFileSync(join(home, "specs/larger.yaml"), `${small}# ${"x".repeat(2_500_000)}\n`);
symlinkSync(join(home, "secrets/small.yaml"), join(home, "specs/link.yaml"));
symlinkSync(join(home, "secrets"), join(home, "specs/folder"));
symlinkSync(join(home, "specs/bases/small.yaml"), join(home, "specs/link-within.yaml"));

describe("a base is read only from where it may be", () => {
  it("below the spec's folder, by whatever way", () => {
    expect(wrong("./bases/small.yaml")).toBe("nothing");
    expect(wrong("bases/../bases/small.yaml")).toBe("nothing");
    expect(wrong("../specs/bases/small.yaml")).toBe("nothing");
    expect(wrong(join(home, "specs/bases/small.yaml"))).toBe("nothing");
    expect(wrong("./link-within.yaml")).toBe("nothing");
  });

  it("not outside of it, by whatever way", () => {
    for (const way of [
      "../secrets/small.yaml",
      join(home, "secrets/small.yaml"),
      "./link.yaml",
      "./folder/small.yaml",
    ]) {
      expect(wrong(way)).toMatch(/^file-outside: /);
    }
    expect(wrong("/dev/zero")).toMatch(/^file-outside: /);
    expect(wrong("/etc/passwd")).toMatch(/^file-outside: /);
  });

  it("or below a data folder", () => {
    expect(wrong("small.yaml", [join(home, "secrets")])).toBe("nothing");
    expect(wrong("../secrets/small.yaml", [join(home, "secrets")])).toBe("nothing");
    expect(wrong("./link.yaml", [join(home, "secrets")])).toBe("nothing");
  });
});

describe("a base that cannot be one", () => {
  it("is a device, which never ends", () => {
    expect(wrong("zero", ["/dev"])).toBe("file-unreadable: zero cannot be read: it is a device or a pipe, not a file.");
  });

  it("is no text, or more of it than a spec may have, alone or together with others", () => {
    expect(wrong("not-text.yaml")).toBe("file-unreadable: not-text.yaml cannot be read: it is not text in UTF-8.");
    expect(wrong("huge.yaml")).toBe("file-unreadable: huge.yaml cannot be read: the limit for a spec is 5 MB.");
    expect(wrong("large.yaml")).toBe(
      "file-unreadable: ./larger.yaml cannot be read: with the specs that extend it, it has more than 5 MB.",
    );
  });

  it("is one whose aliases multiply without bounds", () => {
    const levels = "bcdefghij"
      .split("")
      .map((name, index) => `x-${name}: &${name} [${Array(10).fill(`*${"abcdefghij"[index]}`).join(", ")}]`);
    writeFileSync(join(home, "specs/bomb.yaml"), `x-a: &a [1, 2, 3]\n${levels.join("\n")}\n${small}`);
    expect(wrong("bomb.yaml")).toBe("yaml-alias: Aliases expand this to more than 5000 values.");
  });
});
