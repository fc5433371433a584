const themes = ['auto', 'light', 'dark']

/** The button that goes on to the next theme; the choice is kept. */
export function setUpTheme(): void {
  const button = document.querySelector<HTMLButtonElement>('.theme')!
  const show = (theme: string) => {
    document.documentElement.dataset.theme = theme
    const label = button.dataset[theme] ?? theme
    button.setAttribute('aria-label', label)
    button.title = label
    button.textContent = theme === 'auto' ? '◐' : theme === 'light' ? '☀︎' : '☾'
  }
  const current = () => document.documentElement.dataset.theme ?? 'auto'
  show(current())
  button.addEventListener('click', () => {
    const next = themes[(themes.indexOf(current()) + 1) % themes.length]
    localStorage.theme = next
    show(next)
  })
}
