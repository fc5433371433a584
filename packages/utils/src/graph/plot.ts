import { checkOptions } from '@dezero/ndarray/internal'
import { writeWhole } from '../write.ts'
import { getDotGraph } from './dot.ts'
import type { GraphVariable } from './graph.ts'
import { svgToPng } from './png.ts'
import { type PictureOptions, svgOf } from './render.ts'

export interface PlotOptions extends PictureOptions {
  /** Its extension is the format: .dot, .svg or .png. Default 'graph.png'. */
  toFile?: string | undefined
}

/**
 * Writes the graph that led to `output` to a file, in Node; Graphviz does not need to be installed.
 *
 * A graph too large for a picture is written as DOT text beside it, under the same name, and the error says so.
 *
 * @returns the path, as it was given.
 * @throws RangeError when the graph is too large to draw, TypeError for another extension, Error when the file cannot be
 * written or no font has a character of a label. No file is left half-written.
 */
export async function plotDotGraph(output: GraphVariable, options: PlotOptions = {}): Promise<string> {
  const examples = { toFile: 'graph.png', verbose: false, maxNodes: 2000 }
  const { toFile = 'graph.png', verbose, maxNodes } = checkOptions('plotDotGraph', options, examples)
  if (globalThis.process?.getBuiltinModule === undefined) {
    throw new Error(
      'plotDotGraph: it writes files, which a browser does not have; renderDotGraph gives the picture as text',
    )
  }
  const format = formatOf(toFile)
  if (format === 'dot') return writeWhole('plotDotGraph', toFile, getDotGraph(output, { verbose }))
  try {
    const svg = await svgOf(output, 'plotDotGraph', { verbose, maxNodes })
    return writeWhole('plotDotGraph', toFile, format === 'svg' ? svg : await svgToPng(svg))
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    const beside = `${toFile.slice(0, -format.length)}dot`
    writeWhole('plotDotGraph', beside, getDotGraph(output, { verbose }))
    throw new RangeError(`${error.message}. The graph is in ${beside} instead, as text for Graphviz`)
  }
}

const formats = ['dot', 'svg', 'png'] as const

function formatOf(toFile: string): (typeof formats)[number] {
  const extension = /\.([^./\\]*)$/.exec(toFile)?.[1].toLowerCase()
  const format = formats.find((name) => name === extension)
  if (format !== undefined) return format
  const found = extension === undefined ? 'has no extension' : `ends in .${extension}`
  throw new TypeError(`plotDotGraph: toFile "${toFile}" ${found}; it says what to write: .dot, .svg or .png`)
}
