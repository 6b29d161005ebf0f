// What a candidate reads on the first screen and at the first question, taken from the running site,
// so that the pages it is compared with say the very same.
import { withPage } from "../browser.mjs";
import { walk } from "../measure/in-page.mjs";

/** The two screens as plain HTML, without classes, icons and scripts. */
export async function screens(url, site) {
  return withPage({}, async (page) => {
    await page.goto(url);
    await page.getByRole("button", { name: site.walk.entry }).waitFor();
    await page.getByRole("table").waitFor();
    const welcome = await page.evaluate(plainHtml, "main");
    await new Promise(async (resolve) => {
      await page.exposeFunction("benchDone", resolve);
      await page.evaluate(walk, site.walk);
    });
    const question = await page.evaluate(plainHtml, "main");
    return { welcome, question };
  });
}

/** Runs in the page. */
function plainHtml(selector) {
  const kept = new Set(
    ("h1 h2 h3 p ul ol li table caption thead tbody tfoot tr th td dl dt dd a label input button " +
      "textarea form fieldset legend figure figcaption section").split(" "),
  );
  const attributes = ["type", "name", "id", "for", "href", "colspan", "scope", "required", "value"];
  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
  const html = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return escaped(node.data);
    if (node.nodeType !== Node.ELEMENT_NODE || node.tagName === "svg" || !node.checkVisibility()) return "";
    const inside = [...node.childNodes].map(html).join("");
    const name = node.tagName.toLowerCase();
    if (!kept.has(name)) return inside;
    const given = attributes
      .filter((attribute) => node.hasAttribute(attribute))
      .map((attribute) => ` ${attribute}="${escaped(node.getAttribute(attribute))}"`)
      .join("");
    return name === "input" ? `<input${given}>` : `<${name}${given}>${inside}</${name}>`;
  };
  return [...document.querySelector(selector).childNodes].map(html).join("");
}
