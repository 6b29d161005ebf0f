// The script of the SurveyJS page: draws the form as the pack says, without chance, and shows it.
import { Model } from "survey-core";
import { renderSurvey } from "survey-js-ui";

const drawn = ({ draw, pages }) =>
  draw.flatMap(({ rule, pool, count, pools, variants }) => {
    if (rule === "sample") return pages.filter((page) => page.pool === pool).slice(0, count);
    if (rule === "all") return pages;
    return pools.map((name, at) => pages.find((page) => page.pool === name && page.variant === variants[at]));
  });

const content = await (await fetch("content.json")).json();
const survey = new Model({
  title: content.title,
  firstPageIsStartPage: true,
  startSurveyText: "Start the test",
  completeText: "Submit test",
  completedHtml: "<h3>Your test is complete</h3>",
  showTimer: true,
  timeLimit: content.timeLimit,
  showProgressBar: true,
  showQuestionNumbers: "off",
  pages: [
    content.first,
    ...content.sections.flatMap(drawn).map(({ pool, variant, ...page }, at, all) => ({
      ...page,
      title: `Question ${at + 1} of ${all.length}: ${page.title}`,
    })),
  ],
});
survey.onComplete.add(({ data }) => fetch("submissions/1", { method: "POST", body: JSON.stringify(data) }));
renderSurvey(survey, document.getElementById("survey"));
