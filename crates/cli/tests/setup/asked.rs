//! The questions at a terminal, the team's keys, and the program where there is no terminal.

use crate::release::{Release, options};
use assay_cli::setup::{
    Answers, Folder, KeyAnswer, Replies, Terminal, as_typed, first_invitation, given, make_keys,
    plan, public_keys, replies, write,
};
use assay_cli::team_keys::{Passphrase, keygen};
use assay_core::config::{Grading, InvitationUse};
use assay_core::document::Problems;
use assay_crypto::{Invitation, Trusted, Work};
use std::io::Cursor;
use std::process::{Command, Stdio};

/// Answers at a terminal; returns what was shown too.
fn asked(release: &Release, words: &[&str], typed: &str) -> (Result<Replies, Problems>, String) {
    let folder = Folder::read(release.path()).unwrap();
    let given = given(&options(release.path(), words), &folder).unwrap();
    let mut terminal = Terminal {
        input: Cursor::new(typed.to_owned()),
        output: Vec::new(),
    };
    let outcome = replies(&mut terminal, &folder, given);
    (outcome, String::from_utf8(terminal.output).unwrap())
}

#[test]
fn six_questions_are_asked_and_what_is_left_empty_stays() {
    let release = Release::new();
    let (outcome, shown) = asked(&release, &[], "\n\n\n\n\n\n");
    assert_eq!(outcome.unwrap(), Replies::default());
    for words in [
        "1 of 6.",
        "6 of 6.",
        "[Example Company] > ",
        "[same-host] > ",
        "[none] > ",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let (outcome, shown) = asked(&release, &["--team", "Hats", "--keys", "none"], "\n\n\n\n");
    let replies = outcome.unwrap();
    assert_eq!(replies.answers.team.as_deref(), Some("Hats"));
    assert_eq!(replies.keys, Some(KeyAnswer::None));
    assert!(
        !shown.contains("1 of 6.") && !shown.contains("6 of 6."),
        "{shown}"
    );
}

#[test]
fn an_answer_that_cannot_be_used_is_asked_again_with_what_is_wrong() {
    let release = Release::new();
    let typed = "Hats\nnobody\njobs@example.org\nhttp://jobs.example.com\nhttps://jobs.example.com\nnobody\nnetlify\n\
        same-host\nhttp://hooks.example.com\nhttps://hooks.example.com/in\nno\nreviewer\nmissing.json\nnew\n";
    let (outcome, shown) = asked(&release, &[], typed);
    let replies = outcome.unwrap();
    for words in [
        "This is no email address.",
        "https addresses only",
        "The address does not tell.",
        "This host is not known here.",
        "Netlify hands out files and takes no answers.",
        "unprotected over http",
        "in-browser, reviewer",
        "could not be read",
    ] {
        assert!(shown.contains(words), "{words}\n{shown}");
    }
    let answers = replies.answers;
    assert_eq!(answers.contact_email.as_deref(), Some("jobs@example.org"));
    assert_eq!(answers.grading, Some(Grading::Reviewer));
    let site = answers.place.unwrap().site.unwrap();
    assert_eq!(site.as_str(), "https://jobs.example.com/");
    assert_eq!(replies.keys, Some(KeyAnswer::New));
    let (outcome, _) = asked(&release, &[], "Hats\n");
    let found = outcome.unwrap_err().to_string();
    assert!(found.contains("Nothing was written."), "{found}");
}

#[test]
fn keys_are_named_in_the_configuration_and_sign_the_first_invitation() {
    let release = Release::new();
    release
        .set_up(&["--site", "https://jobs.example.com/", "--host", "nginx"])
        .unwrap();
    let folder = Folder::read(release.path()).unwrap();
    let words = release.file("words.txt");
    std::fs::write(&words, "four words of mine\n").unwrap();
    let made = make_keys(&folder, "2026", &Passphrase::File(words), Work::NONE).unwrap();
    assert_eq!(made.made.public.name, "2026");
    assert!(release.has("keys.json"));

    let answers = Answers {
        keys: Some(public_keys(&folder, &made.file).unwrap()),
        ..Answers::default()
    };
    let typed = as_typed(&folder, &made.file);
    assert_eq!(typed, "keys.json");
    let plan = plan(&folder, &answers, Some(&typed)).unwrap();
    write(&folder.root, &plan.changes).unwrap();
    let config = release.config();
    assert_eq!(config.invitations, InvitationUse::Required);
    let link = first_invitation(&folder, &plan, &made.file, &made.passphrase)
        .unwrap()
        .unwrap();
    let token = link
        .strip_prefix("https://jobs.example.com/#invitation=")
        .unwrap();
    assert!(Invitation::verify(token, &Trusted::of(&config.keys)).is_ok());
    let list = release.text("CHECKLIST.md");
    assert!(list.contains("assay invite --keys keys.json --site https://jobs.example.com/ --pack candidate/assessments/cto-smb.json --campaign \"cto-2026\""), "{list}");
    assert!(!list.contains(token), "an invitation is for one person");
    let before = release.all();
    assert_eq!(release.set_up(&[]).unwrap().changes, []);
    assert_eq!(release.changed_since(&before), [""; 0]);

    std::fs::copy(&made.file, release.file("candidate/keys.json")).unwrap();
    let found = public_keys(&folder, &release.file("candidate/keys.json")).unwrap_err();
    assert!(found.to_string().contains("would be uploaded"), "{found}");
}

/// Runs the program where there is no terminal.
fn run(release: &Release, words: &[&str]) -> (Option<i32>, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_assay"))
        .args(["setup", "candidate"])
        .args(words)
        .current_dir(release.path())
        .stdin(Stdio::null())
        .output()
        .unwrap();
    let text = |bytes| String::from_utf8(bytes).unwrap();
    (
        output.status.code(),
        text(output.stdout),
        text(output.stderr),
    )
}

#[test]
fn without_a_terminal_nothing_is_asked_and_what_is_not_given_stays() {
    let release = Release::new();
    let before = release.all();
    let (code, shown, wrong) = run(&release, &["--team", "Hats"]);
    assert_eq!((code, wrong.as_str()), (Some(0), ""), "{shown}");
    assert!(shown.contains("candidate/config.json: written."), "{shown}");
    assert!(shown.contains("What is left to do"), "{shown}");
    assert_eq!(
        release.changed_since(&before),
        [
            "CHECKLIST.md",
            "candidate/config.json",
            "recruiter/config.json"
        ]
    );
    let (code, shown, _) = run(&release, &["--team", "Hats"]);
    assert_eq!(code, Some(0));
    assert!(shown.contains("no file was changed"), "{shown}");

    let before = release.all();
    let (code, shown, wrong) = run(&release, &["--team", "Caps", "--contact", "nobody"]);
    assert_eq!((code, shown.as_str()), (Some(1), ""));
    assert!(wrong.contains("--contact"), "{wrong}");
    assert_eq!(release.changed_since(&before), [""; 0]);
}

#[test]
fn without_a_terminal_a_file_of_keys_is_enough_for_the_first_invitation() {
    let release = Release::new();
    let words = release.file("words.txt");
    std::fs::write(&words, "four words of mine\n").unwrap();
    let (file, words) = (release.file("team.json"), Passphrase::File(words));
    keygen("2026", &file, &words, Work::NONE).unwrap();
    let site = ["--site", "https://jobs.example.com/", "--host", "nginx"];
    let keys = ["--keys", "team.json", "--passphrase-file", "words.txt"];
    let line = [&site[..], &keys[..]].concat();
    let (code, shown, wrong) = run(&release, &line);
    assert_eq!((code, wrong.as_str()), (Some(0), ""), "{shown}");
    assert!(
        shown.contains("https://jobs.example.com/#invitation="),
        "{shown}"
    );
    assert!(shown.contains("--keys team.json"), "{shown}");

    let before = release.all();
    let (code, shown, _) = run(&release, &line);
    assert_eq!(code, Some(0));
    assert!(shown.contains("no file was changed"), "{shown}");
    assert!(
        !shown.contains("#invitation="),
        "only new keys bring an invitation"
    );
    assert_eq!(release.changed_since(&before), [""; 0]);
}
