import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pictures } from './drawing/pictures.ts'
import { type Figures, familyOf } from './figures.ts'
import type { Schedule } from './peers/alternate.ts'
import { arraysText, chainText, disposeText, machineText, memoryText, methodText, tanhText } from './sentences.ts'
import { comparisonTable, footnotes, undisposedTable } from './tables.ts'

/** Writes performance.md and its pictures into a folder. */
export async function writePage(folder: string, figures: Required<Figures>, schedule: Schedule): Promise<void> {
  const drawn = await pictures(figures)
  mkdirSync(join(folder, 'performance'), { recursive: true })
  for (const [name, svg] of Object.entries(drawn)) writeFileSync(join(folder, 'performance', `${name}.svg`), svg)
  writeFileSync(join(folder, 'performance.md'), page(figures, schedule))
}

function page({ machine, peers, notices, rows, growth, memory }: Required<Figures>, schedule: Schedule): string {
  const [ours] = peers
  return `# Performance

What operations on graphs and arrays cost with the packages of this repository, and with other libraries, on the same machine
in the same run. One command measures everything and writes this page:

\`\`\`sh
npx -y pnpm@12 bench:peers --write
\`\`\`

${machineText(machine, peers)}

## Row by row

Medians. The last column is our time divided by that of the fastest other library: below 1, ours is the fastest.

${[comparisonTable(rows, peers), ...footnotes(rows, peers), ...notices.map((notice) => `${notice}.`)].join('\n\n')}

## Without dispose

${disposeText(peers)}

${undisposedTable(memory)}

## How cost grows

![Time per operation against the length of the chain](performance/chain.svg)

${chainText(familyOf(growth, 'chain'), ours)}

![Time per element against the size of the array](performance/arrays.svg)

${arraysText(familyOf(growth, 'add'), ours)}

![Time and graph of the derivatives of tanh against their order](performance/derivatives.svg)

${tanhText(familyOf(growth, 'tanh'), ours)}

## Memory

![Memory against the number of training steps](performance/memory.svg)

${memoryText(memory)}

## How this is measured

${methodText(peers, schedule)}
`
}
