// Runs the example of every package's README on Deno and Bun, with the packed packages. npx installs both on demand.
import { rmSync } from 'node:fs'
import { published } from '../test/packages.ts'
import { example, projectWithPackages } from '../test/project.ts'
import { run } from '../test/run.ts'
import { lines, promised } from '../test/snippets.ts'

const runtimes = {
  Deno: ['deno@2', 'run', '--allow-all'],
  Bun: ['bun@1', 'run'],
}

const project = await projectWithPackages()
try {
  for (const [runtime, command] of Object.entries(runtimes)) {
    for (const pkg of published) {
      const printed = lines(await run('npx', ['-y', ...command, `${pkg.folder}.ts`], { cwd: project }))
      const expected = promised(example(pkg))
      if (printed.join('\n') !== expected.join('\n'))
        throw new Error(`${pkg.name} prints on ${runtime}:\n${printed.join('\n')}\ninstead of:\n${expected.join('\n')}`)
      console.log(`${runtime}: the example of ${pkg.name} prints what it should`)
    }
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
} finally {
  rmSync(project, { recursive: true })
}
