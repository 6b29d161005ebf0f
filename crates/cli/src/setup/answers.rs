//! What a team wants, answer by answer, and what is wrong with an answer.

use super::host::{Host, is_s3_website, is_this_machine, recognize};
use assay_core::config::{Grading, PublicKeys};
use assay_core::document::Problems;
use url::Url;

/// What a team wants. What is `None` stays as it is.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Answers {
    /// The team's name.
    pub team: Option<String>,
    /// The address that candidates write to.
    pub contact_email: Option<String>,
    /// Who reads what they write.
    pub contact_name: Option<String>,
    /// Where the site will be.
    pub place: Option<Place>,
    /// Where answers go.
    pub answers: Option<AnswersTo>,
    /// Where answers are graded.
    pub grading: Option<Grading>,
    /// The public halves of the team's keys, for invitations and sealed answers.
    pub keys: Option<PublicKeys>,
}

/// Where the candidates' site will be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its address, with a slash at its end where it is a folder.
    pub site: Option<Url>,
    /// What serves it.
    pub host: Host,
}

/// Where answers go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AnswersTo {
    /// To our receiver, on the host of the page.
    SameHost,
    /// To this address, as `submission.url` has it.
    Address(String),
}

impl AnswersTo {
    /// Reads an answer: `same-host`, or an address. Whether the address can be used, the configuration says.
    pub fn of(text: &str) -> Self {
        match text.trim() {
            "same-host" => Self::SameHost,
            address => Self::Address(address.into()),
        }
    }
}

/// The name of the option for an answer, or of the question, in problems.
fn fault(option: &str, message: &str, remedy: &str) -> Problems {
    Problems::one(option, "$", message, remedy)
}

/// Reads the name of a team, or of the contact.
///
/// # Errors
/// Says that it is blank.
pub fn name(option: &str, text: &str) -> Result<String, Problems> {
    let name = text.trim();
    if name.is_empty() || name.contains(char::is_control) {
        return Err(fault(
            option,
            "There is no name here.",
            "Write it as candidates should read it.",
        ));
    }
    Ok(name.into())
}

/// Reads an address of mail. What it must hold is what a typing error is likely to break.
///
/// # Errors
/// Says that it is none.
pub fn email(option: &str, text: &str) -> Result<String, Problems> {
    let address = text.trim();
    let is_odd = |letter: char| letter.is_whitespace() || "<>,;\"()".contains(letter);
    let is_sound = address.split_once('@').is_some_and(|(person, host)| {
        let is_host = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
        !person.is_empty() && is_host && !host.contains('@')
    });
    if !is_sound || address.contains(is_odd) {
        return Err(fault(
            option,
            "This is no email address.",
            "Write one that somebody reads, such as hiring@example.com.",
        ));
    }
    Ok(address.into())
}

/// Reads the address of the site.
///
/// # Errors
/// Says that it is none that a test can be taken at.
pub fn site(option: &str, text: &str) -> Result<Url, Problems> {
    const REMEDY: &str =
        "Write the address that candidates will open, such as https://jobs.example.com/cto/.";
    let Ok(mut site) = Url::parse(text.trim()) else {
        return Err(fault(option, "This is no address of a site.", REMEDY));
    };
    let host = site.host_str().unwrap_or_default().to_owned();
    if is_s3_website(&site) {
        return Err(fault(
            option,
            "The website endpoints of S3 speak http only, and browsers run the test over https only.",
            "Put CloudFront in front of the bucket, and give its address with --host s3.",
        ));
    }
    let is_local = site.scheme() == "http" && is_this_machine(&host);
    if host.is_empty() || (site.scheme() != "https" && !is_local) {
        let message = "The test can be taken at https addresses only.";
        return Err(fault(option, message, REMEDY));
    }
    if !site.username().is_empty() || site.password().is_some() {
        return Err(fault(
            option,
            "This address holds a name or a password.",
            REMEDY,
        ));
    }
    if site.query().is_some() || site.fragment().is_some() {
        return Err(fault(
            option,
            "This address goes on after the page.",
            "Leave out what begins with ? or #.",
        ));
    }
    let path = site.path().to_owned();
    if !path.ends_with('/') && !path.ends_with(".html") {
        site.set_path(&[&path, "/"].concat());
    }
    Ok(site)
}

/// Returns where a site will be. `host` is what the team says serves it; otherwise its address has to tell.
///
/// # Errors
/// Says that the address does not tell.
pub fn place(site: Option<Url>, host: Option<Host>) -> Result<Option<Place>, Problems> {
    let told = site.as_ref().and_then(recognize);
    match (host.or(told), site) {
        (None, None) => Ok(None),
        (Some(host), site) => Ok(Some(Place { site, host })),
        (None, Some(site)) => {
            let words: Vec<&str> = Host::ALL.into_iter().map(Host::word).collect();
            Err(fault(
                "--host",
                &format!("The address {site} does not tell what serves it."),
                &format!("Name it: {}.", words.join(", ")),
            ))
        }
    }
}

/// Checks that a host takes answers where they are meant for it.
///
/// # Errors
/// Says that it hands out files only.
pub fn check_receiver(answers: &AnswersTo, host: Host) -> Result<(), Problems> {
    if *answers == AnswersTo::SameHost && host.takes_no_answers() {
        return Err(fault(
            "--answers",
            &format!("{} hands out files and takes no answers.", host.name()),
            "Name the address of an endpoint; docs/hosting.html lists some under \"Recipes\". Or serve the site with `assay serve`, which takes them.",
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_one_that_a_test_can_be_taken_at() {
        let read = |text: &str| site("--site", text).map(String::from);
        for (text, wanted) in [
            (
                "https://jobs.example.com/cto",
                "https://jobs.example.com/cto/",
            ),
            (" https://jobs.example.com ", "https://jobs.example.com/"),
            (
                "https://a.s3.amazonaws.com/index.html",
                "https://a.s3.amazonaws.com/index.html",
            ),
            ("http://localhost:8080/", "http://localhost:8080/"),
        ] {
            assert_eq!(read(text).unwrap(), wanted);
        }
        for (text, words) in [
            ("jobs.example.com", "no address"),
            ("http://jobs.example.com/", "https addresses only"),
            ("ftp://jobs.example.com/", "https addresses only"),
            (
                "http://a.s3-website-us-east-1.amazonaws.com/",
                "website endpoints",
            ),
            ("https://jobs.example.com/?probe", "goes on"),
            ("https://me:secret@jobs.example.com/", "password"),
        ] {
            let found = read(text).unwrap_err().to_string();
            assert!(found.contains(words), "{text}: {found}");
        }
    }

    #[test]
    fn an_address_of_mail_is_told_from_a_typing_error() {
        assert_eq!(
            email("--contact", " hiring+cto@example.co.uk ").unwrap(),
            "hiring+cto@example.co.uk"
        );
        for text in [
            "",
            "hiring",
            "hiring@example",
            "@example.com",
            "a b@example.com",
            "hiring@example..com",
            "hiring@@example.com",
            "Hiring <hiring@example.com>",
        ] {
            assert!(email("--contact", text).is_err(), "{text}");
        }
        assert!(name("--team", " \t").is_err());
    }

    #[test]
    fn a_host_is_named_where_the_address_does_not_tell() {
        let at = |text: &str| Some(site("--site", text).unwrap());
        let unknown = at("https://jobs.example.com/");
        let found = place(unknown.clone(), None).unwrap_err().to_string();
        assert!(found.contains("github-pages"), "{found}");
        let named = place(unknown, Some(Host::Nginx)).unwrap().unwrap();
        assert_eq!(named.host, Host::Nginx);
        let told = place(at("https://jobs.netlify.app/"), None).unwrap();
        assert_eq!(told.unwrap().host, Host::Netlify);
        assert_eq!(place(None, None).unwrap(), None);
    }
}
