import { column } from "../define/column.ts";
import { optional, shape } from "../define/option.ts";
import { columnFile, missing, na, scaleOption } from "./shared-options.ts";

/** An image a row: height × width × channels. */
export const image = column({
  type: "image",
  summary: "An image a row; its values are 0 to 255 unless they are scaled.",
  options: {
    shape: optional(shape({ summary: "Height, width and channels of one image: `[28, 28, 1]`." })),
    scale: scaleOption,
    missing,
    na,
    file: columnFile,
  },
  example: "columns: { photo: { type: image, shape: [28, 28, 1], scale: { type: divide, by: 255 } } }",
  holds: "numbers",
  facts: (options) => (options.shape === undefined ? {} : { shape: options.shape }),
});
