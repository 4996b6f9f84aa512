/** A decoded picture: four bytes a pixel (red, green, blue, alpha), row by row from the top. */
export interface Picture {
  readonly kind: "picture";
  readonly width: number;
  readonly height: number;
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
