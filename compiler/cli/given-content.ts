import { fitImage } from "../../runtime/fit-image.ts";
import type { Json } from "../ir/json.ts";
import type { ColumnModel, Model } from "../ir/model.ts";
import { decodePicture } from "../language/datasets/pictures/decode-picture.ts";
import { isPicture } from "../language/datasets/pictures/is-picture.ts";
import { pictureHeader } from "../language/datasets/pictures/picture-header.ts";
import { isSound } from "../language/datasets/sounds/is-sound.ts";
import { soundReader } from "../language/datasets/sounds/sound-reader.ts";

/**
 * The row that a picture or a recording is, with the network's own size, channels or sample rate; why it cannot be read;
 * or nothing where the file is neither.
 */
export function givenContent(
  name: string,
  bytes: Uint8Array,
  model: Model,
): { readonly row: Json } | { readonly problem: string } | undefined {
  if (isPicture(name) || pictureHeader(bytes).kind === "header") return givenPicture(bytes, model);
  const begin = String.fromCharCode(...bytes.subarray(0, 4));
  return isSound(name) || begin === "RIFF" ? givenSound(bytes, model) : undefined;
}

function givenPicture(bytes: Uint8Array, model: Model) {
  const column = inputColumns(model).find(({ shape }) => shape.length === 3);
  if (column === undefined) return { problem: "it is a picture, and no input of the network is an image" };
  const picture = decodePicture(bytes);
  if (picture.kind === "problem") return picture;
  const crops = column.cropToAspectRatio === true || model.dataset?.options.cropToAspectRatio === true;
  const image = fitImage(picture, column.shape, crops);
  return { row: { [column.name]: [...image] } };
}

function givenSound(bytes: Uint8Array, model: Model) {
  const isDataset = model.dataset?.type === "audio";
  const column = inputColumns(model).find(
    ({ name, word }) => word?.type === "audio" || (isDataset && name === "audio"),
  );
  if (column === undefined || model.dataset === undefined) {
    return { problem: "it is a recording, and no input of the network is one" };
  }
  const samples = soundReader(column.word?.options ?? model.dataset.options)(bytes, column);
  if ("problem" in samples) return samples;
  const silence = Array.from({ length: (column.shape[0] ?? 0) - samples.length }, () => 0);
  return { row: { [column.name]: [...Array.from(samples), ...silence] } };
}

function inputColumns({ dataset, inputs }: Model): readonly ColumnModel[] {
  const names = new Set(inputs.flatMap(({ columns }) => columns));
  return dataset?.columns.filter(({ name }) => names.has(name)) ?? [];
}
