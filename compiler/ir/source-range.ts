/** A stretch of a text file: where something stands that a person wrote. Lines and columns count from 1. */
export interface SourceRange {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Characters to underline; at least 1, never past the end of the line. */
  readonly length: number;
}
