import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compile } from "../../compiler/compile.ts";
import type { JsonObject } from "../../compiler/ir/json.ts";
import { dataFolder } from "./data-folder.ts";

const folder = "specs/gallery";

/** A spec of the gallery. */
export interface GallerySpec {
  /** `penguins` */
  readonly name: string;
  /** `specs/gallery/penguins.yaml`, the path from the folder of the project */
  readonly file: string;
  readonly text: string;
}

/** All specs of the gallery, in the order of their names. */
export const gallerySpecs: readonly GallerySpec[] = readdirSync(folder)
  .filter((fileName) => fileName.endsWith(".yaml"))
  .sort()
  .map((fileName) => ({
    name: fileName.replace(/\.yaml$/, ""),
    file: `${folder}/${fileName}`,
    text: readFileSync(`${folder}/${fileName}`, "utf8"),
  }));

/** Why a spec of the gallery cannot be trained here: the files that are neither beside it nor in the data folder. */
export function withoutData({ name, file, text }: GallerySpec): string | undefined {
  const absent = dataOf(file, text).filter((each) => ![folder, dataFolder].some((at) => existsSync(join(at, each))));
  if (absent.length === 0) return undefined;
  return `${name} is skipped: there is no ${absent.join(", no ")} in ${dataFolder}; set NETWRIGHT_DATA to a folder with it`;
}

/** The files and folders that a spec names for its data. */
function dataOf(file: string, text: string): readonly string[] {
  const compilation = compile(text, { file });
  if (!compilation.ok) throw new Error(`${file} does not compile`);
  const options: JsonObject = compilation.model.dataset?.options ?? {};
  return ["file", "files", "validationFile", "testFile", "folder"].flatMap((key) => {
    const value = options[key];
    if (typeof value === "string") return [value];
    return Object.values(value ?? {}).map(String);
  });
}
