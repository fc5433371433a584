// `pnpm site` builds the site and serves it; with --build it only builds, with --once it ends after the first page.
import { build } from './build.ts'
import { serve } from './serve.ts'

const begin = performance.now()
await build()
console.log(`Built in ${((performance.now() - begin) / 1000).toFixed(1)} s: apps/site/dist`)

if (!process.argv.includes('--build')) {
  const { address, close } = await serve()
  console.log(`The book is at ${address}`)
  if (process.argv.includes('--once')) {
    const response = await fetch(`${address}en/index.html`)
    console.log(`${response.status} ${/<title>(.*)<\/title>/.exec(await response.text())?.[1]}`)
    if (!response.ok) process.exitCode = 1
    await close()
  }
}
