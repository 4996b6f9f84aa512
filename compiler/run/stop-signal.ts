/**
 * The part of AbortSignal that is used; any AbortSignal is valid. Code compiled for other environments than Node or a
 * browser may not have that type.
 */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(event: "abort", listener: () => void): void;
  removeEventListener(event: "abort", listener: () => void): void;
}
