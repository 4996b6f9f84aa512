import { readFileSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileFinder } from "../../data/file-finder.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import { folderMistakes } from "../../language/datasets/folders/folder-mistakes.ts";
import { type ListedFolder, listFolder } from "../../language/datasets/folders/list-folder.ts";
import { isPicture } from "../../language/datasets/pictures/is-picture.ts";
import { isSound } from "../../language/datasets/sounds/is-sound.ts";
import { findPattern } from "./find-pattern.ts";

/** Files of one kind in a folder, and how often each category occurs. */
export interface FolderProfile {
  readonly kind: "pictures" | "recordings";
  /** The name of the folder, as a spec beside it writes it. */
  readonly folder: string;
  /** What the names of the files say, where no folders say it. */
  readonly pattern?: string;
  readonly rows: number;
  readonly counts: ReadonlyMap<string, number>;
  readonly categories: readonly string[];
  /** Whether folders called train, validation and test hold the parts. */
  readonly hasParts: boolean;
  /** The bytes of the files, one after the other. */
  readonly bytes: (index: number) => Uint8Array;
}

/** Lists the pictures or recordings of a folder, whichever are more, with their categories. */
export function folderProfile(path: string): FolderProfile | Diagnostic {
  const [folder, parent] = [basename(resolve(path)), dirname(resolve(path))];
  const range = { file: path, line: 1, column: 1, length: 1 };
  const files = fileFinder(join(parent, "spec.yaml"), [], "");
  const list = (isWanted: (name: string) => boolean, pattern?: string) =>
    listFolder({ folder, isWanted, ...(pattern !== undefined && { pattern }) }, files, range);
  const [pictures, sounds] = [list(isPicture), list(isSound)];
  for (const listed of [pictures, sounds]) if ("code" in listed) return listed;
  const isAudio = countOf(sounds) > countOf(pictures);
  const isWanted = isAudio ? isSound : isPicture;
  const first = (isAudio ? sounds : pictures) as ListedFolder;
  if (first.files.length === 0) return nothingIn(path);
  const pattern = first.categories.label === undefined ? findPattern(first.files.map((file) => file.path)) : undefined;
  const listed = pattern === undefined ? first : (list(isWanted, pattern) as ListedFolder);
  const kind = isAudio ? "recordings" : "pictures";
  const [mistake] = folderMistakes(listed, kind, { folder, pattern }, range);
  if (mistake !== undefined) return mistake;
  const bytes = (index: number) => readFileSync(join(parent, listed.files[index]?.file ?? ""));
  return { kind, folder, ...(pattern !== undefined && { pattern }), ...categoriesOf(listed), bytes };
}

function countOf(listed: ReturnType<typeof listFolder>): number {
  return "kind" in listed && listed.kind === "folder" ? listed.files.length : 0;
}

function nothingIn(file: string): Diagnostic {
  const advice = "Put the files of each category into a folder of their own: photos/cat/1.png, photos/dog/1.png.";
  return diagnostic("file-unreadable", undefined, { file, problem: "it holds no pictures and no recordings", advice });
}

function categoriesOf({ files, categories }: ListedFolder) {
  const counts = new Map<string, number>();
  for (const { fields } of files) counts.set(fields.label ?? "", (counts.get(fields.label ?? "") ?? 0) + 1);
  const hasParts = categories.part !== undefined;
  return { rows: files.length, counts, categories: categories.label ?? [], hasParts };
}
