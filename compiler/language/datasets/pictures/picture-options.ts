import { boolean, choice, optional, pair } from "../../define/option.ts";

/** How pictures become numbers: a dataset of images has these options, and a column of them in a table. */
export const pictureOptions = {
  size: optional(
    pair({
      summary:
        "Height and width to which every picture is resized (bilinear, as Pillow does it): one number, or [height, width].",
    }),
  ),
  colorMode: choice(["rgb", "grayscale"], { summary: "Three channels, or one of grey.", default: "rgb" }),
  cropToAspectRatio: boolean({
    summary:
      "Whether a picture of other proportions loses its margins before it is resized; otherwise it is stretched.",
    default: false,
  }),
};

/** Height and width that `size` means. */
export function sizeWritten({ size }: { readonly [key: string]: unknown }): readonly [number, number] | undefined {
  if (size === undefined) return undefined;
  return typeof size === "number" ? [size, size] : (size as readonly [number, number]);
}

/** The number of channels that `colorMode` means. */
export function channelsOf({ colorMode }: { readonly [key: string]: unknown }): number {
  return colorMode === "grayscale" ? 1 : 3;
}
