import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import { decodePicture } from "../../language/datasets/pictures/decode-picture.ts";
import { convolutionBlocks } from "../network/convolution-blocks.ts";
import type { FolderProfile } from "./folder-profile.ts";

/** What a kind of files adds to a spec: keys of the dataset, and layers; and a sentence for the profile. */
export interface FilesSpec {
  readonly kind: "files";
  readonly what: string;
  readonly done: string;
  readonly dataset: JsonObject;
  readonly layers: readonly JsonObject[];
}

/** Pictures are made smaller until their longer side has so many pixels. */
const longestSide = 48;

/** Pictures that decide whether all are grey. */
const looked = 5;

/** Pictures: of 48 pixels at most, grey where the first ones are, changed a little at each step. */
export function pictureDataset(profile: FolderProfile): FilesSpec | Diagnostic {
  const step = Math.max(1, Math.floor(profile.rows / looked));
  const found = Array.from({ length: Math.min(looked, profile.rows) }, (_, index) =>
    decodePicture(profile.bytes(index * step)),
  );
  for (const each of found) {
    if (each.kind === "problem") {
      return diagnostic("file-unreadable", undefined, { file: profile.folder, problem: each.problem });
    }
  }
  const pictures = found.flatMap((each) => (each.kind === "picture" ? [each] : []));
  const { width = 1, height = 1 } = pictures[0] ?? {};
  const isGrey = pictures.every(({ data }) => isGreyData(data));
  const factor = Math.min(1, longestSide / Math.max(width, height));
  const [h, w] = [height, width].map((side) => Math.max(1, Math.round(side * factor))) as [number, number];
  return {
    kind: "files",
    what: `${width} × ${height} pixels, ${isGrey ? "grey" : "in colour"}`,
    done: `${w} × ${h} pixels; rotated, moved, zoomed a little at each step`,
    dataset: {
      size: h === w ? h : [h, w],
      ...(isGrey && { colorMode: "grayscale" }),
      columns: { image: { scale: "standard" }, label: { categories: [...profile.categories] } },
      augment: [
        { type: "randomRotation", factor: 0.03 },
        { type: "randomTranslation", heightFactor: 0.08, widthFactor: 0.08 },
        { type: "randomZoom", heightFactor: 0.1 },
        { type: "randomContrast", factor: 0.2 },
      ],
    },
    layers: convolutionBlocks(h, w, profile.categories.length),
  };
}

/** Whether red, green and blue are the same everywhere. */
function isGreyData(data: Uint8Array): boolean {
  for (let at = 0; at < data.length; at += 4) {
    if (data[at] !== data[at + 1] || data[at] !== data[at + 2]) return false;
  }
  return true;
}
