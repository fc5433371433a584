/** What to type in the root of the repository, with no pnpm installed. */
export const command = 'npx -y pnpm@12 exercise'
