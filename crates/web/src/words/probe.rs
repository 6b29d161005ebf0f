//! Words of the trial of the endpoint. What it finds is told in English, as mistakes in files are.

catalogue! {
    mark: "Endpoint test · no candidate's answers";
    watermark: "TRIAL";
    title: "Would answers arrive?";
    lead: "This page sends a marked probe to the place where answers go, in the way a candidate's browser sends them, and sends it once more to see what becomes of copies. The probe says that it is a trial; it holds nobody's answers.";
    name: "In config.json";
    host: "Answers go to";
    address: "Address";
    send: "Send a probe";
    again: "Send another probe";
    sending: "The probe is on its way…";
    arrives: "A candidate's answers would arrive.";
    does_not: "A candidate's answers would not arrive, or the candidate would be told so.";
    to_test: "To the test itself";
    level_ok: "in order";
    level_look: "look at this";
    level_problem: "problem";
}
