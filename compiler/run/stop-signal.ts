/**
 * What of an AbortSignal is used: any AbortSignal will do. Who compiles for another place than Node or a browser may not
 * know that type.
 */
export interface StopSignal {
  readonly aborted: boolean;
  addEventListener(event: "abort", listener: () => void): void;
  removeEventListener(event: "abort", listener: () => void): void;
}
