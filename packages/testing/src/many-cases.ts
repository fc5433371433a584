import fc from 'fast-check'

// What `test:long` sets up: each property is tried with as many cases as eight seconds allow, instead of a hundred.
fc.configureGlobal({ numRuns: Number.MAX_SAFE_INTEGER, interruptAfterTimeLimit: 8_000 })
