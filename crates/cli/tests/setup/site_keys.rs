//! Keys in the site: none is lost, and none leaves its place by accident.

use crate::release::{KEY, Release};

/// A whole key that differs from the one in `keys`.
fn other_key(release: &Release, summary: &str) -> String {
    let key = release.text("keys/cto-smb.key.json");
    let mut value: serde_json::Value = serde_json::from_str(&key).unwrap();
    value["validity"]["summary"] = summary.into();
    value.to_string()
}

#[test]
fn a_whole_key_that_lies_in_the_site_only_moves_to_the_keys() {
    let release = Release::new();
    let key = release.text("keys/cto-smb.key.json");
    std::fs::remove_file(release.file("keys/cto-smb.key.json")).unwrap();
    let site_key = format!("candidate/{KEY}");
    release.put(&site_key, &key);
    let plan = release.set_up(&["--grading", "reviewer"]).unwrap();
    assert!(!release.has(&site_key));
    assert_eq!(release.text("keys/cto-smb.key.json"), key);
    let said = plan.warnings.to_string();
    assert!(
        said.contains("keys/cto-smb.key.json") && said.contains(&site_key),
        "{said}"
    );
    assert_eq!(
        release
            .set_up(&["--grading", "reviewer"])
            .unwrap()
            .warnings
            .0
            .len(),
        0
    );
    release.set_up(&["--grading", "in-browser"]).unwrap();
    assert!(release.has(&site_key));
}

#[test]
fn a_key_that_moves_takes_the_place_of_no_other() {
    let release = Release::new();
    let kept = release.text("keys/cto-smb.key.json");
    let [other, third] = ["2", "3"].map(|summary| other_key(&release, summary));
    // The same key twice moves once; an excerpt and a key that lies in `keys` already do not move.
    release.put("candidate/answers.txt", &other);
    release.put("candidate/copy.json", &kept);
    release.set_up(&["--grading", "reviewer"]).unwrap();
    let mut names: Vec<String> = std::fs::read_dir(release.file("keys"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(names, ["answers.txt.key.json", "cto-smb.key.json"]);
    assert_eq!(release.text("keys/answers.txt.key.json"), other);
    assert_eq!(release.text("keys/cto-smb.key.json"), kept);

    release.put("candidate/cto-smb.key.json", &third);
    release.set_up(&["--grading", "reviewer"]).unwrap();
    assert_eq!(release.text("keys/cto-smb.key.json"), kept);
    assert_eq!(release.text("keys/cto-smb-2.key.json"), third);
}

#[test]
fn a_key_that_could_move_nowhere_is_not_removed() {
    for with_folder in [false, true] {
        let release = Release::new();
        let key = release.text("keys/cto-smb.key.json");
        // A key that nobody can read may be the only one too.
        let (text, words) = if with_folder {
            ("{ broken", "JSON")
        } else {
            std::fs::remove_dir_all(release.file("keys")).unwrap();
            (key.as_str(), "Make a folder `keys`")
        };
        release.put("candidate/mine.key.json", text);
        let before = release.all();
        let found = release.set_up(&["--grading", "reviewer"]).unwrap_err();
        assert!(found.to_string().contains(words), "{found}");
        assert_eq!(release.changed_since(&before), [""; 0]);
    }
}

#[test]
fn an_excerpt_is_written_inside_the_site_only() {
    for name in [
        "../keys/cto-smb.key.json",
        "assessments/../../x.json",
        "/x.json",
        "https://example.com/x.json",
        "..\\x.json",
    ] {
        let release = Release::new();
        release.set_up(&["--grading", "reviewer"]).unwrap();
        let mut config: serde_json::Value =
            serde_json::from_str(&release.text("candidate/config.json")).unwrap();
        config["key"] = name.into();
        release.put("candidate/config.json", &config.to_string());
        let before = release.all();
        let found = release.set_up(&["--grading", "in-browser"]).unwrap_err();
        assert_eq!(found.0[0].file, "candidate/config.json", "{found}");
        assert!(found.to_string().contains("inside the site"), "{found}");
        assert_eq!(release.changed_since(&before), [""; 0], "{name}");
    }
}

/// Runs the script for S3 with a program `aws` that only writes down what it is told. Returns what it should remove.
#[cfg(unix)]
fn removed_from_bucket(release: &Release) -> Vec<String> {
    use std::os::unix::fs::PermissionsExt;
    let told = release.file("aws-told.txt");
    std::fs::write(&told, "").unwrap();
    release.put("bin/aws", "#!/bin/sh\necho \"$*\" >> \"$AWS_TOLD\"\n");
    let executable = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(release.file("bin/aws"), executable).unwrap();
    let path = std::env::var("PATH").unwrap();
    let run = std::process::Command::new("sh")
        .args(["upload-s3.sh", "jobs"])
        .current_dir(release.path())
        .env("PATH", format!("{}:{path}", release.file("bin").display()))
        .env("AWS_TOLD", &told)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    let told = release.text("aws-told.txt");
    assert!(told.contains("s3 sync "), "{told}");
    let removed = told.lines().filter_map(|line| line.strip_prefix("s3 rm "));
    removed.map(String::from).collect()
}

#[cfg(unix)]
#[test]
fn the_script_for_s3_removes_what_left_this_site_and_no_key_of_another_test() {
    let s3 = ["--site", "https://jobs.example.com/", "--host", "s3"];
    let release = Release::new();
    release.put(
        "candidate/it's a key.txt",
        &release.text("keys/cto-smb.key.json"),
    );
    release.set_up(&s3).unwrap();
    assert_eq!(removed_from_bucket(&release), [""; 0]);
    release.set_up(&["--grading", "reviewer"]).unwrap();
    let gone = [
        "s3://jobs/assessments/cto-smb.key.json",
        "s3://jobs/assessments/cto-smb.key.json.gz",
        "s3://jobs/it's a key.txt",
    ];
    assert_eq!(removed_from_bucket(&release), gone);
    // It is known in later runs, and until the key is back in the site.
    release.set_up(&["--team", "Hats"]).unwrap();
    assert_eq!(removed_from_bucket(&release), gone);
    release.set_up(&["--grading", "in-browser"]).unwrap();
    assert_eq!(removed_from_bucket(&release), ["s3://jobs/it's a key.txt"]);

    // A site that never had a key takes the place of one that may have had it.
    let release = Release::new();
    let config = release.text("candidate/config.json");
    release.set_up(&["--grading", "reviewer"]).unwrap();
    std::fs::remove_file(release.file("assay-setup.json")).unwrap();
    assert_ne!(release.text("candidate/config.json"), config);
    release.set_up(&s3).unwrap();
    assert_eq!(removed_from_bucket(&release), gone[..1]);
}
