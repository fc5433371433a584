import { describeValue } from '@dezero/ndarray/internal'

/** Settings that every operation reads while it runs. */
export const config = {
  /** Record operations in the graph, so that `backward()` can follow them (step 18). */
  enableBackprop: true,
  /** Are layers in training: does `dropout` drop, does batch normalisation follow the batch (step 54)? */
  train: true,
}

export type Config = typeof config

/**
 * Runs `run` with one setting changed, and restores it also when `run` throws (step 18).
 *
 * @throws TypeError for an async function or a generator: it would go on after the setting is restored.
 */
export function usingConfig<K extends keyof Config, T>(name: K, value: Config[K], run: () => T): T {
  if (!Object.hasOwn(config, name)) {
    throw new TypeError(`usingConfig: there is no setting "${name}"; there is ${Object.keys(config).join(', ')}`)
  }
  if (typeof run !== 'function') {
    throw new TypeError(`usingConfig, noGrad and testMode: expected a function to run, got ${describeValue(run)}`)
  }
  if (/Async|Generator/.test(Object.prototype.toString.call(run))) throw leaking(name)
  const before = config[name]
  config[name] = value
  try {
    const result = run()
    if (isUnfinished(result)) throw leaking(name)
    return result
  } finally {
    config[name] = before
  }
}

/** Runs `run` without recording a graph: results have no creator (step 18). */
export const noGrad = <T>(run: () => T): T => usingConfig('enableBackprop', false, run)

/** Runs `run` as in use, not in training: `config.train` is off (step 54). */
export const testMode = <T>(run: () => T): T => usingConfig('train', false, run)

/** Would it run on after the setting is restored: a promise, a list with promises in it, an iterator of a generator? */
function isUnfinished(result: unknown): boolean {
  if (Array.isArray(result)) return result.filter(isPromise).length > 0
  return isPromise(result) || /Generator|Iterator Helper/.test(Object.prototype.toString.call(result))
}

function isPromise(result: unknown): boolean {
  if (typeof (result as PromiseLike<unknown> | undefined)?.then !== 'function') return false
  Promise.resolve(result).catch(() => {}) // its own failure would only hide this error
  return true
}

const leaking = (name: string) =>
  new TypeError(
    `usingConfig, noGrad and testMode: the callback is async or a generator, so "${name}" would change back before it ends; await outside, and pass a plain function`,
  )
