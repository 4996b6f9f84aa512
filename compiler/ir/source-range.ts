/** Where something that a person wrote stands in a text file. Lines and columns count from 1. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Characters to underline; at least 1, never past the end of the line. */
  readonly length: number;
  /** Another range that has to do with this value: a message shows both. */
  readonly related?: RelatedRange;
}

/** The other end of a parameter: where the value that is used here was written, or where what is written here is used. */
export interface RelatedRange {
  readonly kind: "definition" | "use";
  readonly parameter: string;
  readonly range: SourceRange;
}

/** A range and all that are related to it, the range itself first. */
export function withRelated(range: SourceRange | undefined): readonly SourceRange[] {
  return range === undefined ? [] : [range, ...withRelated(range.related?.range)];
}

/** A range with one more related to it, behind those it has. */
export function relate(range: SourceRange, more: RelatedRange): SourceRange {
  const { related } = range;
  return { ...range, related: related === undefined ? more : { ...related, range: relate(related.range, more) } };
}

/** Where a value was written that may have come through parameters: the last definition, else the range itself. */
export function writtenAt(range: SourceRange): SourceRange {
  return range.related?.kind === "definition" ? writtenAt(range.related.range) : range;
}

/** Whether two ranges are the same part of the same file. */
export function isSameRange(one: SourceRange, other: SourceRange): boolean {
  return (
    one.file === other.file && one.line === other.line && one.column === other.column && one.length === other.length
  );
}
