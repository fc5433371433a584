// Prints what `watchTraining` records, as JSON; in a process of its own, because other work would use memory too.
import { watchTraining } from '@dezero/bench'

console.log(JSON.stringify(watchTraining(Number(process.argv[2]))))
