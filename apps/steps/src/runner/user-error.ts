/** What was asked cannot be done; the message is one sentence that says why, and what can. */
export class UserError extends Error {}
