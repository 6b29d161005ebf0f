//! Words of the screen on which one key is put in the place of another.

assay_web::catalogue! {
    title: "Keys";
    lead: "What answers are graded by. A key that is opened takes the place of no other: here you see what it would change, and put it in force by name and with a reason.";
    none: "No pack is at hand, so there is no key to show.";
    test: "{}, version {}";
    counts: "The key {}… counts.";
    counts_none: "No key is at hand. Open one among the candidates.";
    from_file: "It was opened: {}.";
    from_beside: "It lies beside this page.";
    offered: "The key {}… was opened and does not count: {}.";
    look: "Show what changes";
    look_without: "Show what changes without it";
    remove: "Remove it";
    removed: "The key is no longer on the desk. It counted for nobody.";
    report: "Re-grade report";
    report_region: "Table of candidates before and after";
    change: "Instead of {}…, {} would count.";
    that_key: "the key {}…";
    no_key: "no key";
    sum: "Of {} candidates of this test, results change for {}.";
    decided: "Decisions already taken: {}. They stay as people took them; look at each again.";
    nobody: "No candidate of this test is on the desk, so no result changes.";
    candidate: "Candidate";
    before: "Before";
    after: "After";
    stood: "Stands now";
    stands: "Stands then";
    moved: "Items that move";
    percent: "{} %";
    not_scored: "not scored";
    covered: "covered until you have rated";
    unmoved: "none";
    move_of: "{}: {} → {}";
    pass: "every rule met";
    not_pass: "a rule not met";
    still_open: "still open";
    reason: "Why this key";
    reason_hint: "At least 20 characters. It goes into the log of every candidate of this test, with both digests and your name.";
    reason_missing: "Write why, in at least 20 characters.";
    put: "Put in force";
    not_now: "Not now";
    who_first: "Say at the top of the page who you are: your name goes into the log beside what you do.";
    done: "Another key counts now. Every result has been worked out anew, and it is written into the log of each candidate.";
}
