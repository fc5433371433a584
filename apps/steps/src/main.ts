import { Option, program } from 'commander'
import './runner/pipe.ts'
import { command } from './runner/command.ts'
import { type Core, coreFor } from './runner/core.ts'
import { findStep } from './runner/find.ts'
import { type RunOptions, run } from './runner/run.ts'
import { readSteps, type Step } from './runner/step.ts'
import { UserError } from './runner/user-error.ts'

interface Flags {
  core?: Core
  source?: boolean
  diff?: boolean
  watch?: boolean
}

program
  .name(command)
  .description('Runs a step of the book; without a number, lists them all.')
  .usage('[number] [options]')
  .argument('[number]', 'which step')
  .argument('[options...]', 'what the step itself takes, such as --order 4')
  .addOption(
    new Option('--core <core>', 'run on this core instead of the one the book uses').choices(['simple', 'full']),
  )
  .addOption(new Option('--source', 'print the script instead of running it').conflicts('diff'))
  .option('--diff', 'print what changed since the step before')
  .option('--watch', 'run again whenever the script is saved')
  .allowUnknownOption()
  .action(async (number: string | undefined, options: string[], flags: Flags) => {
    process.exitCode = await answer(number, options, flags)
  })

/** Carries out the command line and returns the exit code. */
async function answer(number: string | undefined, options: string[], flags: Flags): Promise<number> {
  const steps = readSteps()
  if (number === undefined) {
    refuseWithoutStep(flags)
    const { listing } = await import('./runner/list.ts')
    console.log(listing(steps))
    return 0
  }
  const step = await findStep(steps, number)
  if (flags.source) {
    const { highlight } = await import('./runner/highlight.ts')
    process.stdout.write(await highlight(step.source))
    return 0
  }
  if (flags.diff) {
    const { diffFromBefore } = await import('./runner/diff.ts')
    console.log(diffFromBefore(steps, step))
    return 0
  }
  if (options.length > 0 && !step.takesOptions) {
    throw new UserError(`Step ${step.number} takes no ${options.join(' ')}; "${command} --help" says what there is.`)
  }
  return runGuided(steps, step, { core: coreFor(step, flags.core), options, watch: flags.watch ?? false })
}

/** Runs a step. A reader at a terminal gets more than its output, which is the book's. */
async function runGuided(steps: readonly Step[], step: Step, options: RunOptions): Promise<number> {
  if (!process.stdout.isTTY) return run(step, options)
  const { introduction, whereNext } = await import('./runner/guide.ts')
  console.log(introduction(step))
  const code = await run(step, options)
  if (code === 0) console.log(whereNext(steps, step))
  return code
}

/** Options are for one step: without its number they would be ignored. */
function refuseWithoutStep(flags: Flags): void {
  if (Object.keys(flags).length === 0) return
  const words = process.argv.slice(2).join(' ')
  throw new UserError(`${words} is for one step, whose number comes first: ${command} 24 ${words}`)
}

try {
  await program.parseAsync()
} catch (error) {
  if (!(error instanceof UserError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
