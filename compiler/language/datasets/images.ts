import { fitImage } from "../../../runtime/fit-image.ts";
import { type Diagnostic, diagnostic } from "../../diagnostics/diagnostic.ts";
import type { JsonObject } from "../../ir/json.ts";
import type { ColumnModel } from "../../ir/model.ts";
import type { RowShape } from "../../ir/shape.ts";
import type { SourceRange } from "../../ir/source-range.ts";
import type { FileFinder } from "../../ir/table.ts";
import { dataset } from "../define/dataset.ts";
import { describeFolder, type FolderKind } from "./folders/describe-folder.ts";
import { folderOptions } from "./folders/folder-options.ts";
import { readFolder } from "./folders/read-folder.ts";
import { decodePicture } from "./pictures/decode-picture.ts";
import { isPicture } from "./pictures/is-picture.ts";
import { type DecodedPicture, pictureProblem } from "./pictures/picture.ts";
import { pictureHeader } from "./pictures/picture-header.ts";
import { channelsOf, pictureOptions, sizeWritten } from "./pictures/picture-options.ts";
import { readBytes } from "./reading/read-bytes.ts";
import { writtenColumn, writtenColumns } from "./reading/written-columns.ts";

const kind: FolderKind = {
  content: { name: "image", type: "image" },
  isWanted: isPicture,
  what: "pictures",
  shapeKey: "dataset.size",
};

/**
 * Pictures in folders. A picture is read as the Hub's ImageFolder reads it: upright by its Exif orientation, the first
 * frame of several, without transparency. It is resized as Pillow's `resize(size, BILINEAR)` does, to the bit, which
 * averages where a picture gets smaller (`tf.image.resize` without `antialias` takes single pixels there).
 */
export const images = dataset({
  type: "images",
  summary:
    "Pictures in folders, a folder for each category: columns image (0 to 255), label and, where folders are called train, validation and test, part. PNG, JPEG, WebP, GIF and BMP.",
  options: {
    ...folderOptions,
    ...pictureOptions,
  },
  example: `dataset:
  type: images
  folder: photos
  size: [32, 32]
  columns:
    image: { scale: { type: divide, by: 255 } }
    label: { categories: [cat, dog] }
  split: { type: stratified, column: label, test: 0.2 }`,
  describe: ({ options, range, ranges, files }) => {
    const wrong = wrongShape(options, range, ranges);
    if (wrong !== undefined) return { columns: [], named: true, diagnostics: [wrong] };
    return describeFolder({
      kind,
      options,
      range,
      ranges,
      files,
      shape: shapeWritten(options),
      shapeIn: (first) => shapeOfFirst(first, channelsOf(options), files, ranges["/folder"] ?? range),
    });
  },
  namesFiles: true,
  read: (model, files) => {
    const resizes = shapeWritten(model.options) !== undefined;
    const crops = model.options.cropToAspectRatio === true;
    const read = (bytes: Uint8Array, { shape }: ColumnModel) => {
      const picture = decodePicture(bytes);
      if (picture.kind === "problem") return picture;
      const [height = 1, width = 1] = shape;
      if (resizes || (picture.height === height && picture.width === width)) return fitImage(picture, shape, crops);
      return pictureProblem(otherSize(picture, height, width));
    };
    return readFolder(kind, model, files, { read, empty: (count) => new Uint8Array(count) });
  },
});

function otherSize(picture: DecodedPicture, height: number, width: number): string {
  const sizes = `it is ${picture.width} × ${picture.height} pixels, the first picture ${width} × ${height}`;
  return `${sizes}; \`size: [${height}, ${width}]\` in the dataset resizes all of them`;
}

/** The shape of the first picture, seen upright. */
function shapeOfFirst(file: string, channels: number, files: FileFinder, range: SourceRange): RowShape | Diagnostic {
  const found = readBytes(file, files, range);
  if (!("kind" in found)) return found;
  if (found.kind === "missing") return diagnostic("file-missing", range, { ...found, file });
  const header = pictureHeader(found.bytes);
  if (header.kind === "problem") return diagnostic("file-unreadable", range, { file, problem: header.problem });
  const { width, height, orientation } = header;
  return [...(orientation >= 5 ? [width, height] : [height, width]), channels];
}

/** A shape that no image has, or that contradicts `size`. */
function wrongShape(
  options: { readonly [key: string]: unknown },
  range: SourceRange,
  ranges: { readonly [pointer: string]: SourceRange },
): Diagnostic | undefined {
  const own = writtenColumn(writtenColumns(options as JsonObject), "image").options;
  const ofDataset = Object.keys(pictureOptions).find((key) => key in own);
  if (ofDataset !== undefined) {
    const problem = `has \`${ofDataset}\`, which is an option of the dataset here`;
    return diagnostic("column-unfit", ranges["/columns/image"] ?? range, {
      name: "image",
      problem,
      advice: `Write ${ofDataset} beside folder.`,
    });
  }
  const shape = columnShape(options);
  if (shape === undefined) return undefined;
  const at = ranges["/columns/image/shape"] ?? range;
  const [channels, parts] = [shape[2] ?? 0, `[${shape.join(", ")}]`];
  if (shape.length !== 3 || ![1, 3, 4].includes(channels)) {
    const problem = `cannot have the shape ${parts}: pictures have a height, a width and 1, 3 or 4 channels`;
    return diagnostic("column-unfit", at, { name: "image", problem });
  }
  const size = sizeWritten(options);
  if (size === undefined || (size[0] === shape[0] && size[1] === shape[1])) return undefined;
  const problem = `has the shape ${parts}, but \`size:\` is [${size.join(", ")}]`;
  return diagnostic("column-unfit", at, { name: "image", problem, advice: "Remove one of them." });
}

/** The shape of an image as the spec has it: of the column, else by `size`. */
function shapeWritten(options: { readonly [key: string]: unknown }): RowShape | undefined {
  const size = sizeWritten(options);
  return columnShape(options) ?? (size && [...size, channelsOf(options)]);
}

function columnShape(options: { readonly [key: string]: unknown }): RowShape | undefined {
  const { shape } = writtenColumn(writtenColumns(options as JsonObject), "image").options;
  return Array.isArray(shape) ? (shape as number[]) : undefined;
}
