/** The JSON pointer of a child of `pointer`: `/columns` and `a/b` → `/columns/a~1b`. */
export function pointerTo(pointer: string, part: string | number): string {
  return `${pointer}/${String(part).replaceAll("~", "~0").replaceAll("/", "~1")}`;
}

/** The unescaped parts of a JSON pointer: `/columns/a~1b` → `columns`, `a/b`. */
export function pointerParts(pointer: string): readonly string[] {
  return pointer
    .split("/")
    .slice(1)
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** The JSON pointer of the parent: `/layers/0` → `/layers`. */
export function pointerAbove(pointer: string): string {
  return pointer.slice(0, Math.max(0, pointer.lastIndexOf("/")));
}
