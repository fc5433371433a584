import { languages, words } from '../words/interface.ts'

/** The first page of all, which leads to the reader's language. */
export const door = (): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${words.en.site}</title>
<link rel="icon" href="assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="assets/site.css">
<script>location.replace((navigator.language.startsWith('ko') ? 'ko' : 'en') + '/index.html' + location.hash)</script>
</head>
<body>
<main class="column">
<h1>${words.en.site}</h1>
${languages.map((language) => `<p><a lang="${language}" href="${language}/index.html">${words[language].language}</a></p>`).join('\n')}
</main>
</body>
</html>
`
