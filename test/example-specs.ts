import { readdirSync, readFileSync } from "node:fs";
import { fileFinder } from "../compiler/data/file-finder.ts";
import type { FileFinder } from "../compiler/ir/table.ts";
import { root } from "./house/source-files.ts";

/** A spec of the folder `specs`. */
export interface ExampleSpec {
  /** `two-layer` */
  readonly name: string;
  /** `two-layer.yaml` */
  readonly fileName: string;
  /** `specs/two-layer.yaml`, the path from the folder of the project */
  readonly file: string;
  readonly text: string;
  /** Finds the spec that it extends, and files of the repository that it names. */
  readonly files: FileFinder;
}

/** All example specs, in the order of their names. Tests compile `text` as the file `file`, or parse it with `files`. */
export const exampleSpecs: readonly ExampleSpec[] = readdirSync(`${root}specs`)
  .filter((fileName) => fileName.endsWith(".yaml"))
  .sort()
  .map((fileName) => {
    const file = `specs/${fileName}`;
    const text = readFileSync(`${root}${file}`, "utf8");
    return { name: fileName.replace(/\.yaml$/, ""), fileName, file, text, files: fileFinder(file, [], "") };
  });

/** One example spec, by its name: `two-layer`. */
export function exampleSpec(name: string): ExampleSpec {
  const found = exampleSpecs.find((each) => each.name === name);
  if (found === undefined) throw new Error(`there is no spec specs/${name}.yaml`);
  return found;
}
