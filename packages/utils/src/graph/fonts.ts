import { glyphsOf } from './glyphs.ts'

/**
 * Fonts that together draw every character of `text`: Tinos, which has European letters, mathematical signs and
 * the widths of Times, which Graphviz assumes; then, for other characters, fonts of the system.
 *
 * @throws Error that names the characters that no font draws.
 */
export async function fontsFor(text: string, folders: readonly string[] = systemFolders()): Promise<Uint8Array[]> {
  const { readFile } = process.getBuiltinModule('node:fs/promises')
  const tinos = await readFile(tinosFile('400Regular'))
  const fonts: Uint8Array[] = [tinos]
  if (/\bitalic\b/.test(text)) fonts.push(await readFile(tinosFile('400Regular_Italic')))
  let missing = withoutGlyph(new Set(text.replaceAll(invisible, '')), tinos)
  if (missing.size === 0) return fonts
  for (const path of await fontFiles(folders)) {
    const font = await readFile(path)
    const still = withoutGlyph(missing, font)
    if (still.size < missing.size) fonts.push(font)
    missing = still
    if (missing.size === 0) return fonts
  }
  const named = [...missing].map((c) => `${c} (U+${c.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')})`)
  throw new Error(
    `svgToPng: no font on this machine draws ${named.join(', ')}; install one that does, or write an .svg, ` +
      'which programs show with their own fonts',
  )
}

function tinosFile(style: string): string {
  const { createRequire } = process.getBuiltinModule('node:module')
  return createRequire(import.meta.url).resolve(`@expo-google-fonts/tinos/${style}/Tinos_${style}.ttf`)
}

const invisible = /[\p{Cc}\p{White_Space}\p{Default_Ignorable_Code_Point}]/gu

function withoutGlyph(characters: ReadonlySet<string>, font: Uint8Array): Set<string> {
  try {
    const glyphs = glyphsOf(font)
    return new Set([...characters].filter((c) => !glyphs(c.codePointAt(0)!)))
  } catch {
    return new Set(characters) // a broken font file is skipped
  }
}

/** The fonts in folders, in a fixed order: regular styles first. */
async function fontFiles(folders: readonly string[]): Promise<string[]> {
  const { readdir } = process.getBuiltinModule('node:fs/promises')
  const { basename, join } = process.getBuiltinModule('node:path')
  const listed = folders.map(async (folder) => {
    const paths = await readdir(folder, { recursive: true }).catch(() => [])
    return paths.filter((path) => /\.(ttf|otf|ttc|otc)$/i.test(path)).map((path) => join(folder, path))
  })
  const key = (path: string) => `${Number(/bold|italic|oblique|light|thin|black|mono/i.test(basename(path)))}${path}`
  return (await Promise.all(listed)).flat().sort((a, b) => (key(a) < key(b) ? -1 : 1))
}

function systemFolders(): string[] {
  const { join } = process.getBuiltinModule('node:path')
  const home = (...path: string[]) => join(process.getBuiltinModule('node:os').homedir(), ...path)
  const { LOCALAPPDATA = '', SystemRoot = 'C:\\Windows' } = process.env
  if (process.platform === 'win32') return [join(SystemRoot, 'Fonts'), join(LOCALAPPDATA, 'Microsoft/Windows/Fonts')]
  if (process.platform === 'darwin') return ['/System/Library/Fonts', '/Library/Fonts', home('Library/Fonts')]
  return ['/usr/share/fonts', '/usr/local/share/fonts', home('.local/share/fonts'), home('.fonts')]
}
