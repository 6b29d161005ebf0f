// The same assessment as a SurveyJS form: every text of the pack, one item to a page, a first page with
// a start button, the same time.

const escaped = (text) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

/** The form, with the whole bank; what is drawn from it is settled in the page. */
export function surveyContent(pack, welcome) {
  return {
    title: pack.title,
    timeLimit: pack.duration_seconds,
    first: firstPage(welcome),
    sections: pack.sections.map((section) => ({
      draw: section.draw,
      pages: section.items.map((item) => ({ ...itemPage(item, section), ...pooled(item) })),
    })),
  };
}

const pooled = ({ pool, variant }) => ({ pool, variant });

/** The first screen's own form is put in the form's own words; the rest is text. */
function firstPage(welcome) {
  const text = welcome
    .replace(/<form[\s\S]*<\/form>/, "")
    .replace(/<label[\s\S]*?<\/label>|<input[^>]*>|<button[\s\S]*?<\/button>/g, "");
  return {
    name: "welcome",
    elements: [
      { type: "html", name: "welcome-text", html: text },
      { type: "text", name: "name", title: "Name", isRequired: true },
      { type: "text", name: "email", title: "Email (optional)", inputType: "email" },
      { type: "text", name: "reference", title: "Reference (optional)" },
      {
        type: "checkbox",
        name: "rules",
        titleLocation: "hidden",
        isRequired: true,
        choices: [{ value: "yes", text: "I have read this page and agree." }],
      },
    ],
  };
}

function itemPage(item, section) {
  const stem = { type: "html", name: `${item.id}-stem`, html: item.stem.map(block).join("") };
  return {
    name: item.id,
    title: section.title,
    description: section.instructions,
    elements: [stem, ...questions(item)],
  };
}

function questions({ id, interaction }) {
  const { kind, prompt, options = [] } = interaction;
  const named = { name: id, title: prompt };
  const choices = options.map((option) => ({ value: option.id, text: option.text }));
  switch (kind) {
    case "choice":
      return [pick(named, choices, interaction.max_choices, interaction.shuffle)];
    case "best-worst":
      return [
        {
          type: "matrix",
          ...named,
          rows: ["Best", "Worst"],
          columns: choices,
          eachRowUnique: true,
        },
      ];
    case "order":
      return [{ type: "ranking", ...named, choices, choicesOrder: "random" }];
    case "match": {
      const columns = interaction.levels.map((level) => ({ value: level.id, text: level.text }));
      return [{ type: "matrix", ...named, columns, rows: choices }];
    }
    case "hottext":
      return hottext(named, interaction);
    case "text-entry":
      return [{ type: "text", ...named, description: interaction.hint }];
    default:
      return [{ type: "comment", ...named, rows: 10 }];
  }
}

function pick(named, choices, most = 1, shuffle = false) {
  const choicesOrder = shuffle ? "random" : "none";
  return most > 1
    ? { type: "checkbox", ...named, choices, choicesOrder, maxSelectedChoices: most }
    : { type: "radiogroup", ...named, choices, choicesOrder };
}

function hottext(named, { document, select, max_choices, correction }) {
  const shown = [pick(named, spots(document, select), max_choices)];
  if (correction) {
    const { label, hint } = correction;
    shown.push({ type: "text", name: `${named.name}-value`, title: label, description: hint });
  }
  return shown;
}

/** The lines or cells that can be marked. */
function spots({ kind, lines, rows, columns, row_header }, select) {
  if (kind === "code") {
    return lines.map((line, at) => ({ value: `L${at + 1}`, text: `${at + 1}  ${line}` }));
  }
  if (select === "line") {
    return rows.map((cells, at) => ({ value: `L${at + 1}`, text: cells.join("  ") }));
  }
  return rows.flatMap((cells, at) =>
    cells
      .map((cell, column) => ({
        value: `L${at + 1}C${column + 1}`,
        text: `${cells[0]}, ${columns[column].title}: ${cell}`,
      }))
      .slice(row_header ? 1 : 0),
  );
}

function block(content) {
  if (typeof content === "string") return `<p>${escaped(content)}</p>`;
  const { kind, caption, columns = [], rows = [], items = [], bars = [], lines = [] } = content;
  switch (kind) {
    case "list":
      return `<ul>${items.map((item) => `<li>${escaped(item)}</li>`).join("")}</ul>`;
    case "code":
      return `<pre>${lines.map(escaped).join("\n")}</pre>`;
    case "chart":
      return table(caption, [], bars.map(({ label, value }) => [label, `${value} ${content.unit}`]));
    default:
      return table(caption, columns.map(({ title }) => title), rows);
  }
}

function table(caption, head, rows) {
  const cells = (name, texts) => texts.map((text) => `<${name}>${escaped(String(text))}</${name}>`).join("");
  const body = rows.map((row) => `<tr>${cells("td", row)}</tr>`).join("");
  return `<table><caption>${escaped(caption ?? "")}</caption><thead><tr>${cells("th", head)}</tr></thead><tbody>${body}</tbody></table>`;
}
