//! Words of the list of candidates, of opening files, of exporting, and of the comparison.

assay_web::catalogue! {
    // The list.
    title: "Candidates";
    lead: "Open the answers that arrived. They are checked and graded here, in this browser, from what the candidates wrote.";
    on_desk: "On the desk";
    empty_title: "Nobody is on the desk yet";
    empty_text: "Open answer bundles with the fields above. A bundle is the file that arrived at your endpoint, or that a candidate sent you. What you open stays on this desk until you take it off.";

    // Opening files.
    open_title: "Open files";
    open_lead: "Choose files or a folder, or drop them anywhere on this page. Answer bundles, evaluations of colleagues, test content, the key file, the interview kit and a scoring policy are all opened here; each file is recognised by what is in it. Nothing is uploaded.";
    open_files: "Files";
    open_folder: "A folder, with all that is in it";
    drop: "Let go to open.";
    read_received: "Read {} from the receiver";
    reading: "Reading…";
    no_files: "There were no files in what was given.";
    at_hand: "At hand";
    content: "Test content";
    key: "Key";
    opened_here: "Opened here and kept in this browser";
    opened_file: "{}: {}";
    offered_key: "Key, not in force";
    offered_policy: "Scoring policy, not in force";
    take_off: "Remove";
    remove_file: "Remove {}";
    to_keys: "Keys: which one counts, and what another would change";
    kit: "Interview kit";
    version: "{}, version {}";
    is_there: "at hand";
    is_missing: "missing";
    key_for: "for version {}: {}";
    key_alone: "for version {}: at hand, but the test content of this version is missing";
    all_there: "All that scoring needs is at hand.";
    no_content: "No test content is at hand, so nothing can be scored yet. Open the content that the test was deployed with, and its key.";
    no_key: "A key is missing, so not everything can be scored. Open the key file in the field “Files”, or drop it here. It stays in this browser.";
    no_kit: "The interview kit is missing, so interviews can neither be rated nor counted. Open it in the same way.";
    unscored: "Candidates who cannot be scored with what is at hand: {}. Open the content and the key of their version; the findings beside each name say which.";

    // Filters.
    filters: "Show";
    search: "Search";
    search_hint: "Name, address, reference, file or version";
    status: "Status";
    decision: "Decision";
    any: "All";
    clear_filters: "Show all";
    shown: "{} of {} candidates shown.";
    none_fits: "Nobody fits this search.";

    // The table.
    caption: "Candidates on the desk, with results and decisions";
    table_label: "Table of candidates; it can be scrolled sideways";
    sort_hint: "The buttons in the head of the table sort it; a second press turns the order around.";
    col_name: "Name";
    col_started: "Started";
    col_version: "Version";
    col_test: "Test %";
    col_interview: "Interview %";
    col_overall: "Overall %";
    col_standing: "Rules say";
    col_findings: "Findings";
    col_related: "Other files";
    col_remove: "Off the desk";
    form: "form {}";
    none: "–";
    covered: "Covered";
    covered_why: "Covered until you have rated what others have rated.";
    covered_count: "Candidates whose numbers are covered, because they rest on ratings of others for what you have not rated: {}.";
    covered_more: "They are shown once you have rated the same. In the files that you export they are covered too.";
    unveil_all: "I do not rate these candidates: show every rating";
    unveil_all_hint: "That is written to the log of each of them, with your name.";
    not_scored: "Not scored";
    provisional: "Provisional";
    is_final: "Final";
    pass: "Pass";
    not_pass: "Not a pass";
    open: "Open";
    advance: "Advance";
    hold: "Hold";
    decline: "Decline";
    undecided: "None yet";
    by: "by {}";
    overtaken: "decided before something changed: confirm it or open it again";
    no_findings: "None";
    findings_count: "Findings: {}";
    findings_of: ", {}";
    no_relations: "None";
    same_attempt: "Says something else about the same attempt: ";
    later_attempt: "A later attempt of the same person; earlier: ";
    earlier_attempt: "An earlier attempt of the same person; later: ";
    same_reference: "May be the same person; the reference is the same: ";
    more_relations: "And {} more.";

    // Off the desk.
    remove: "Remove";
    remove_of: " {}";
    remove_title: "Take this candidate off the desk?";
    remove_text: "{}: the answers, and all ratings and decisions about them, are erased from this browser. Export the evaluation first if you need it. Files on your disk are not touched.";
    remove_confirm: "Remove";
    cancel: "Cancel";
    removed: "{} was taken off the desk.";

    // Exports.
    export: "Export";
    export_scope: "The files hold the candidates that the table shows now, in its order: {}.";
    export_blind: "Names are hidden on this desk. The table names nobody and has the codes; the summary has neither names nor codes, and tells candidates by the identifiers of their attempts.";
    export_unlogged: "Nobody has said who they are at this desk, so the exports are not written into the logs.";
    csv: "Table for spreadsheets (CSV)";
    csv_hint: "One line for each candidate, with the name or, while names are hidden, with the code. Where a number is still open, its lowest and its highest stand beside each other.";
    summary: "Summary for applicant tracking (JSON)";
    summary_hint: "One flat object for each candidate: status, result, what the rules say, decision.";
    evaluations: "Evaluations, one file each (JSON)";
    evaluations_hint: "All that was rated and decided, with who did it; where that is covered for you, taking the file is written to the log as having seen it. Each of these files can be opened again, on this desk or on a colleague’s where the same answers are open. They come one after the other; the browser may ask whether this page may save several files.";
    saved: "{} was given to the browser to save.";
    not_saved: "The browser did not take the file. Try again, or try another browser.";
    saving: "File {} of {}…";
    saved_all: "{} evaluations were given to the browser to save.";
    left_out: "Left out, because content or key are not at hand: {}.";

    // The comparison.
    compare_title: "Compare";
    compare_lead: "Candidates side by side: the same figures as on their scorecards, and how they lie to each other.";
    compare_empty: "There is nobody to compare yet. Open answer bundles first.";
    compare_unscored: "Nobody on the desk can be scored yet. Test content and key have to be at hand first.";
    to_candidates: "To the candidates";
    choose: "Whom to compare";
    choose_hint: "Up to {} at a time. Chosen now: {}.";
    choose_default: "{} candidates are scored. The first {} are shown; choose others as you need them.";
    choose_label: "Candidates who are scored; the list can be scrolled";
    left_unscored: "Not scored, and so not in the list: {}.";
    order_by: "Order of the columns";
    choose_none: "Nobody is chosen. Choose two or more from the list.";
    side_by_side: "Side by side";
    side_caption: "Results side by side. A range is given where something is still open.";
    side_label: "Comparison; it can be scrolled sideways";
    notes: "Before you compare";
    other_content: "Not everybody took the same version of the test: {}. Their percentages come from different content and compare only roughly.";
    other_forms: "Not everybody was asked the same questions: the forms were drawn differently. A difference of a few percent may come from the questions alone.";
    not_final: "Still provisional: {}. Their numbers can change.";
    single_rater: "Rated by one person only: {}.";
    measure: "What";
    weight: "counts {} %";
    chance: "at random {} %";
    test: "Test";
    interview: "Interview";
    overall: "Overall";
    overall_needed: "needed: {} %";
    percent: "{} %";
    rules: "Rules";
    rule_met: "met";
    rule_not_met: "not met";
    rule_open: "open";
    content_row: "Content";
    no_reason: "no reason given";
    plots: "How the results lie";
    plots_lead: "From 0 to 100 percent. A dot is a settled result; a bar spans all that is still possible. A line across is a limit that has to be reached; a short dashed mark is what answers at random earn. The letters are those of the table.";
    plots_everybody: "In the row “all”, everybody who is scored is counted: above the line settled results, below it the open ones wherever they may come to lie.";
    everybody: "all";
    plot_needed: "Needed: {} %.";
    plot_one: "{}, {}: {} %.";
    spread: "Everybody who is scored";
    spread_caption: "Settled results of everybody on the desk who is scored; open ones are only counted.";
    spread_settled: "Settled";
    spread_open: "Open";
    spread_lowest: "Lowest %";
    spread_median: "Median %";
    spread_highest: "Highest %";
}
