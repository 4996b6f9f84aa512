/** Names of recordings, also in formats that cannot be read: these are reported rather than left out. */
const endings = /\.(?:wave?|mp3|flac|ogg|opus|m4a|aac|aiff?|wma)$/i;

/** Whether a file is a recording by its name. */
export function isSound(name: string): boolean {
  return endings.test(name);
}
