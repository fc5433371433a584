import type { Batch, DataLoader } from '@dezero/data'

/** Batches without end, one pass through the set after another. */
export function* batchesOf(loader: DataLoader): Generator<Batch, never> {
  for (;;) yield* loader
}
