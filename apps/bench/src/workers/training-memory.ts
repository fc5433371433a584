// In a process of its own, so that nothing else is in its memory: prints what `watchTraining` sees, as JSON.
import { watchTraining } from '../memory/training.ts'

console.log(JSON.stringify(watchTraining(Number(process.argv[2]))))
