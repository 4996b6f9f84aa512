/** A picture: four bytes a pixel (red, green, blue, alpha), row by row from the top, as a canvas's ImageData. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly data: ArrayLike<number>;
}
