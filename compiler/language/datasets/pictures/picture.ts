import type { Picture } from "../../../../runtime/picture.ts";

/** A picture of a file. */
export interface DecodedPicture extends Picture {
  readonly kind: "picture";
  readonly data: Uint8Array;
}

/** What keeps bytes from being a picture: a sentence that goes on after "cannot be read:". */
export interface PictureProblem {
  readonly kind: "problem";
  readonly problem: string;
}

/** Why a picture cannot be read. */
export function pictureProblem(problem: string): PictureProblem {
  return { kind: "problem", problem };
}
