/** Names of pictures, also in formats that cannot be read: these are reported rather than left out. */
const endings = /\.(?:png|jpe?g|jfif|webp|gif|bmp|dib|tiff?|hei[cf]|avif|jxl|jp2|ico|svg)$/i;

/** Whether a file is a picture by its name. */
export function isPicture(name: string): boolean {
  return endings.test(name);
}
