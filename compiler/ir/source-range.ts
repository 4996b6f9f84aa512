/** A range in a text file that a user wrote. Lines and columns count from 1. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Characters to underline; at least 1, never past the end of the line. */
  readonly length: number;
  /** A related range: a message shows both. */
  readonly related?: RelatedRange;
}

/**
 * The other end of a parameter: the definition of a value that is used here, or the use of a value that is defined
 * here.
 */
export interface RelatedRange {
  readonly kind: "definition" | "use";
  readonly parameter: string;
  readonly range: SourceRange;
}

/** A range and all its related ranges, the range itself first. */
export function withRelated(range: SourceRange | undefined): readonly SourceRange[] {
  return range === undefined ? [] : [range, ...withRelated(range.related?.range)];
}

/** A range with one more related range, after those it has. */
export function relate(range: SourceRange, more: RelatedRange): SourceRange {
  const { related } = range;
  return { ...range, related: related === undefined ? more : { ...related, range: relate(related.range, more) } };
}

/** Where a value was written: its last definition if it came through parameters, else the range itself. */
export function writtenAt(range: SourceRange): SourceRange {
  return range.related?.kind === "definition" ? writtenAt(range.related.range) : range;
}

/** Whether two ranges are the same part of the same file. */
export function isSameRange(one: SourceRange, other: SourceRange): boolean {
  return (
    one.file === other.file && one.line === other.line && one.column === other.column && one.length === other.length
  );
}
