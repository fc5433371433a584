import { HALF_PI_1, HALF_PI_2, HALF_PI_3, HALF_PI_4, REDUCED_EXACTLY, TO_WHOLE, TWO_OVER_PI } from './coefficients.ts'

/** The angle that `quadrant` left, between -π/4 and π/4: the first number minus the second, which is tiny. */
export const rest = new Float64Array(2)

/** Subtracts n quarter turns from a finite x, leaves the remainder in `rest`, and returns n modulo 4. */
export function quadrant(x: number): number {
  if (Math.abs(x) > REDUCED_EXACTLY) return quadrantOfLarge(x)
  const n = x * TWO_OVER_PI + TO_WHOLE - TO_WHOLE
  // Cody and Waite: the first three products are exact, and so is what each difference loses.
  const first = x - n * HALF_PI_1
  const step = n * HALF_PI_2
  const second = first - step
  const nextStep = n * HALF_PI_3
  const third = second - nextStep
  rest[0] = third
  rest[1] = n * HALF_PI_4 - (first - second - step) - (second - third - nextStep)
  return n & 3
}

/** Payne and Hanek, with big integers: 2/π has so many bits that the largest double keeps 256 after the binary point. */
function quadrantOfLarge(x: number): number {
  const places = Math.abs(x) < 2 ** 53 ? 32 : 0
  const turns = BigInt(x * 2 ** places) * TWO_OVER_PI_BITS
  const point = BigInt(1280 + places)
  const n = (turns + (1n << (point - 1n))) >> point
  const angle = ((turns - (n << point)) >> (point - 256n)) * HALF_PI_BITS
  const nearest = Number(angle)
  rest[0] = nearest * 2 ** -448
  rest[1] = Number(BigInt(nearest) - angle) * 2 ** -448
  return Number(n & 3n)
}

/** 2/π · 2 ** 1280 */
const TWO_OVER_PI_BITS = BigInt(
  '0xa2f9836e4e441529fc2757d1f534ddc0db6295993c439041fe5163abdebbc561b7246e3a424dd2e006492eea09d1921cfe1deb1cb12' +
    '9a73ee88235f52ebb4484e99c7026b45f7e413991d639835339f49c845f8bbdf9283b1ff897ffde05980fef2f118b5a0a6d1f6d367e' +
    'cf27cb09b74f463f669e5fea2d7527bac7ebe5f17b3d0739f78a5292ea6bfb5fb11f8d5d0856033046fc7b6babf0cfbc209af4361d',
)
/** π/2 · 2 ** 192 */
const HALF_PI_BITS = 0x1921fb54442d18469898cc51701b839a252049c1114cf98e8n
