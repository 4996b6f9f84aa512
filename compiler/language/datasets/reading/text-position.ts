import type { SourceRange } from "../../../ir/source-range.ts";

/** A part of a text: lines and columns count from 1. */
export type TextPosition = Omit<SourceRange, "file">;
