// Runs scripts in a thread of Node as the page runs them in a worker. JavaScript, since a thread has no loader for types.
import { existsSync, readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'

const assets = workerData
const { run } = await import(new URL('lib/run.js', assets).href)
const read = (path) => {
  const file = new URL(`../files/${path}`, assets)
  return existsSync(file) ? readFileSync(file) : undefined
}

const host = {
  urlOf: (bundle) => new URL(`lib/${bundle}.js`, assets).href,
  files: { readNow: read, read: async (path) => read(path) },
  moduleOf: (code) => `data:text/javascript,${encodeURIComponent(code)}`,
  send: (message) => parentPort.postMessage(message),
}

parentPort.on('message', (script) => run(script, host))
