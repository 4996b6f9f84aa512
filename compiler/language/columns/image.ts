import { channelsOf, pictureOptions, sizeWritten } from "../datasets/pictures/picture-options.ts";
import { column } from "../define/column.ts";
import { optional, shape } from "../define/option.ts";
import { columnFile, missing, na, scaleOption } from "./shared-options.ts";

/** An image a row: height × width × channels. */
export const image = column({
  type: "image",
  summary:
    "An image a row; its values are 0 to 255 unless they are scaled. A cell of a table is the path of a picture (PNG, JPEG, WebP, GIF, BMP), from the folder of its file on, or the numbers themselves.",
  options: {
    shape: optional(shape({ summary: "Height, width and channels of one image: `[28, 28, 1]`." })),
    ...pictureOptions,
    scale: scaleOption,
    missing,
    na,
    file: columnFile,
  },
  example: "columns: { photo: { type: image, shape: [28, 28, 1], scale: { type: divide, by: 255 } } }",
  holds: "numbers",
  facts: (options) => {
    const size = sizeWritten(options);
    const found = options.shape ?? (size && [...size, channelsOf(options)]);
    return found === undefined ? {} : { shape: found };
  },
  mistake: ({ shape: written, ...options }) => {
    const size = sizeWritten(options);
    if (written === undefined || size === undefined) return undefined;
    if (size[0] === written[0] && size[1] === written[1]) return undefined;
    const mistake = `has the shape [${written.join(", ")}], but its size is [${size.join(", ")}]`;
    return { mistake, hint: "Remove one of them.", option: "size" };
  },
});
