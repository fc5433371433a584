import { program } from 'commander'
import './runner/pipe.ts'
import { check } from './runner/check.ts'
import { showingsOf } from './runner/expected.ts'
import { readSteps } from './runner/step.ts'

program
  .name('npx -y pnpm@12 steps')
  .description('Runs every step on the core of the book, and reports whether each prints what is expected.')
  .usage('[options]')
  .option('--long', 'run the whole of steps that take minutes, instead of their short forms')
  .action(async ({ long: whole = false }: { long?: boolean }) => {
    const showings = readSteps().map((step) => showingsOf(step, { whole })[0])
    process.exitCode = (await check(showings, console.log)) ? 0 : 1
  })

await program.parseAsync()
