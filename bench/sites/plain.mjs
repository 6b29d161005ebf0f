// The same first screen and first question as somebody would write them by hand: one page, one style
// sheet, one script of a few lines. Nothing can paint much sooner.
import { readFileSync } from "node:fs";
import { file } from "../server.mjs";

const START = "Start the test";

const read = (name) => readFileSync(new URL(name, import.meta.url), "utf8");

/** The page, from the words of the two screens. */
export function plain({ welcome, question }, entry) {
  const start = `<button id="start" disabled>${START}</button>`;
  const first = welcome.replace(new RegExp(`<button[^>]*>${entry}</button>`), start);
  const html = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assessment</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="plain.css">
<script src="plain.js" defer></script>
</head>
<body>
<main id="welcome">${first}</main>
<main id="question" hidden>${question}</main>
</body>
</html>
`;
  // For typing: what the browser itself takes for a long text.
  const letter = "<!doctype html><title>Letter</title><main><textarea rows=16 cols=70></textarea></main>";
  const files = { "index.html": html, "letter.html": letter, "plain.css": read("plain.css"), "plain.js": read("plain.js") };
  return {
    name: "by hand",
    files: new Map(Object.entries(files).map(([path, body]) => [path, file(path, body)])),
    walk: { entry: START, start: START, question: "h1" },
  };
}
