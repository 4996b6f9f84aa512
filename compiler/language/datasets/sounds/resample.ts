import { cos, sin } from "../../../../runtime/sin-cos.ts";

/** Zero crossings of the filter on each side, and the share of the bandwidth that is kept: as torchaudio's `resample`. */
const [crossings, rolloff] = [6, 0.99];

/**
 * A recording at another sample rate: band-limited interpolation with a sinc in a Hann window. New sample n is
 * Σ samples[i] · h(i − n · from / to), h(t) = rate · sinc(rate · t) · cos²(π · rate · t / 12), with rate = 0.99 ·
 * min(from, to) / from. https://ccrma.stanford.edu/~jos/resample/
 */
export function resample(samples: Float64Array, from: number, to: number): Float64Array {
  if (from === to) return samples;
  const rate = (rolloff * Math.min(from, to)) / from;
  const reach = crossings / rate;
  return Float64Array.from({ length: Math.ceil((samples.length * to) / from) }, (_, n) => {
    const center = (n * from) / to;
    const end = Math.min(samples.length - 1, Math.floor(center + reach));
    let sum = 0;
    for (let i = Math.max(0, Math.ceil(center - reach)); i <= end; i++) {
      sum += (samples[i] as number) * weight((i - center) * rate);
    }
    return sum * rate;
  });
}

/** sinc(t) in a Hann window of `crossings` on each side. */
function weight(t: number): number {
  const window = cos((Math.PI * t) / (2 * crossings));
  return (t === 0 ? 1 : sin(Math.PI * t) / (Math.PI * t)) * window * window;
}
