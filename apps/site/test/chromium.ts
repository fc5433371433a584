import { existsSync } from 'node:fs'

/** The usual paths on Debian and other systems. */
const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

/**
 * The path of the Chromium for the tests: `$CHROMIUM`, or the system's.
 *
 * @throws Error that says what to install.
 */
export function chromiumPath(): string {
  const asked = process.env.CHROMIUM
  const found = (asked === undefined ? usual : [asked]).find((path) => existsSync(path))
  if (found !== undefined) return found
  throw new Error(
    asked === undefined
      ? 'There is no Chromium here. On Debian or Ubuntu: apt-get install chromium. Elsewhere: set CHROMIUM to the path of Chromium or Chrome.'
      : `CHROMIUM is ${asked}, but there is no such file; set it to the path of Chromium or Chrome.`,
  )
}
