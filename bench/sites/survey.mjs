// SurveyJS with the same content, given every advantage that a careful team would give it: one bundle
// without what it does not use, its style sheet without the font, the content fetched early.
import { build } from "esbuild";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { file } from "../server.mjs";
import { surveyContent } from "./survey-content.mjs";

const HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Assessment</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="survey-0123456789abcdef.css">
<script type="module" src="survey-0123456789abcdef.js"></script>
<link rel="preload" as="fetch" href="content.json" crossorigin="anonymous">
</head>
<body>
<main id="survey"></main>
</body>
</html>
`;

// npm puts the packages of all workspaces at the root.
const packages = new URL("../../node_modules/", import.meta.url);

/** The site, from the pack and the words of the first screen. */
export async function survey(pack, { welcome }) {
  const bundle = await build({
    entryPoints: [fileURLToPath(new URL("survey-page.mjs", import.meta.url))],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    legalComments: "none",
    write: false,
    logLevel: "error",
  });
  const files = {
    "index.html": HTML,
    "survey-0123456789abcdef.css": readFileSync(new URL("survey-core/survey-core.fontless.min.css", packages)),
    "survey-0123456789abcdef.js": bundle.outputFiles[0].contents,
    "content.json": JSON.stringify(surveyContent(pack, welcome)),
  };
  const { version } = JSON.parse(readFileSync(new URL("survey-core/package.json", packages)));
  const button = (page, name) => page.getByRole("button", { name, exact: true });
  return {
    name: `SurveyJS ${version}`,
    files: new Map(Object.entries(files).map(([path, body]) => [path, file(path, body)])),
    // It writes style attributes.
    policy:
      "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; " +
      "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    walk: { entry: "Start the test", start: "Start the test", question: ".sd-page__title" },
    async next(page) {
      if (!(await button(page, "Next").isVisible())) return false;
      await button(page, "Next").click();
      return true;
    },
    async finish(page) {
      await button(page, "Submit test").click();
      await page.getByText("Your test is complete").waitFor();
    },
  };
}
