//! The addresses of the screens.
//!
//! Each screen has a folder of its own below the page, and the build puts a copy of the page into it: a static host
//! without rewrite rules finds a page at every address, also after a reload. `routes.json` lists the folders for the
//! build. What a screen is about stands in the query. All addresses are relative to the page's `<base>`.

use assay_web::browser::page;
use leptos_router::{PartialPathMatch, PathSegment, PossibleRouteMatch};

/// The parameter that names the candidate: the digest of the answer bundle, or its first digits.
pub const ATTEMPT: &str = "attempt";

/// The parameter that names the item of the answer on which a screen begins, beside [`ATTEMPT`].
pub const ITEM: &str = "item";

/// The parameter that names what a candidate's page begins with, by the identifier of its element.
pub const AT: &str = "at";

/// The parameter that names an invitation, by its identifier.
pub const INVITATION: &str = "invitation";

/// The parameter that names the invitation that a new one replaces.
pub const REPLACES: &str = "replaces";

/// A screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Screen {
    /// What is next.
    Home,
    /// All candidates.
    Candidates,
    /// Some candidates side by side.
    Compare,
    /// One candidate, named in the query. See [`person`].
    Person(Tab),
    /// Rating of written answers.
    Rating(RatingPart),
    /// The interview kit.
    Guide(GuidePart),
    /// The test itself.
    Test(TestPart),
    /// The scoring policy.
    Policy,
    /// The keys.
    Keys,
    /// The four-fifths check.
    Fairness,
    /// The private key, and invitations.
    Invitations,
    /// What became of each invitation.
    Board,
    /// Giving time back; the query names the invitation, or the answer bundle.
    TimeGrant,
}

/// A tab of a candidate's page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words on screen say it.
pub enum Tab {
    Scorecard,
    Answers,
    Timeline,
    Interview,
    Flags,
    Decision,
    Log,
}

/// A part of rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RatingPart {
    /// One answer after the other.
    Answers,
    /// Criteria on which raters differ.
    Settle,
    /// How far raters agree.
    Agreement,
    /// Answers that have passages in common.
    Similar,
}

/// A part of the interview kit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words on screen say it.
pub enum GuidePart {
    Overview,
    Questions,
    Bank,
    Panel,
    References,
    Role,
    Nearby,
    Flags,
    Sheets,
}

/// A part of the screen about the test.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // The words on screen say it.
pub enum TestPart {
    Bank,
    Form,
    Plan,
    Print,
    Sandbox,
}

impl Tab {
    /// All tabs, in the order on screen.
    pub const ALL: [Self; 7] = [
        Self::Scorecard,
        Self::Answers,
        Self::Timeline,
        Self::Interview,
        Self::Flags,
        Self::Decision,
        Self::Log,
    ];
}

impl GuidePart {
    /// All parts, in the order on screen.
    pub const ALL: [Self; 9] = [
        Self::Overview,
        Self::Questions,
        Self::Bank,
        Self::Panel,
        Self::References,
        Self::Role,
        Self::Nearby,
        Self::Flags,
        Self::Sheets,
    ];
}

impl TestPart {
    /// All parts, in the order on screen.
    pub const ALL: [Self; 5] = [
        Self::Bank,
        Self::Form,
        Self::Plan,
        Self::Print,
        Self::Sandbox,
    ];
}

impl Screen {
    /// Returns every screen.
    pub fn all() -> impl Iterator<Item = Self> {
        let rating = [
            RatingPart::Answers,
            RatingPart::Settle,
            RatingPart::Agreement,
            RatingPart::Similar,
        ];
        [Self::Home, Self::Candidates, Self::Compare]
            .into_iter()
            .chain(Tab::ALL.map(Self::Person))
            .chain(rating.map(Self::Rating))
            .chain(GuidePart::ALL.map(Self::Guide))
            .chain(TestPart::ALL.map(Self::Test))
            .chain([Self::Policy, Self::Keys, Self::Fairness])
            .chain([Self::Invitations, Self::Board, Self::TimeGrant])
    }

    /// Returns the screen's folder, without slashes at its ends.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Home => "home",
            Self::Candidates => "candidates",
            Self::Compare => "compare",
            Self::Person(Tab::Scorecard) => "person",
            Self::Person(Tab::Answers) => "person/answers",
            Self::Person(Tab::Timeline) => "person/timeline",
            Self::Person(Tab::Interview) => "person/interview",
            Self::Person(Tab::Flags) => "person/flags",
            Self::Person(Tab::Decision) => "person/decision",
            Self::Person(Tab::Log) => "person/log",
            Self::Rating(RatingPart::Answers) => "rating",
            Self::Rating(RatingPart::Settle) => "rating/settle",
            Self::Rating(RatingPart::Agreement) => "rating/agreement",
            Self::Rating(RatingPart::Similar) => "rating/similar",
            Self::Guide(GuidePart::Overview) => "guide",
            Self::Guide(GuidePart::Questions) => "guide/questions",
            Self::Guide(GuidePart::Bank) => "guide/bank",
            Self::Guide(GuidePart::Panel) => "guide/panel",
            Self::Guide(GuidePart::References) => "guide/references",
            Self::Guide(GuidePart::Role) => "guide/role",
            Self::Guide(GuidePart::Nearby) => "guide/nearby",
            Self::Guide(GuidePart::Flags) => "guide/flags",
            Self::Guide(GuidePart::Sheets) => "guide/sheets",
            Self::Test(TestPart::Bank) => "test",
            Self::Test(TestPart::Form) => "test/form",
            Self::Test(TestPart::Plan) => "test/plan",
            Self::Test(TestPart::Print) => "test/print",
            Self::Test(TestPart::Sandbox) => "test/sandbox",
            Self::Policy => "policy",
            Self::Keys => "keys",
            Self::Fairness => "fairness",
            Self::Invitations => "invitations",
            Self::Board => "invitations/board",
            Self::TimeGrant => "invitations/time",
        }
    }

    /// Returns the screen's address, such as `rating/settle/`.
    pub fn address(self) -> String {
        [self.folder(), "/"].concat()
    }

    /// Returns the screen at a path below the page's folder, such as `/rating/settle/`.
    pub fn at(path: &str) -> Option<Self> {
        let folder = path.strip_suffix("/index.html").unwrap_or(path);
        let folder = folder.trim_matches('/');
        Self::all().find(|screen| screen.folder() == folder)
    }
}

/// A route matches the screen's own address and nothing below it.
impl PossibleRouteMatch for Screen {
    fn optional(&self) -> bool {
        false
    }

    fn test<'a>(&self, path: &'a str) -> Option<PartialPathMatch<'a>> {
        (Self::at(path) == Some(*self)).then(|| PartialPathMatch::new("", Vec::new(), path))
    }

    fn generate_path(&self, path: &mut Vec<PathSegment>) {
        path.push(PathSegment::Static(self.folder().into()));
    }
}

/// Returns the address of a candidate's page; `sha256` is the digest of the answer bundle.
pub fn person(sha256: &str, tab: Tab) -> String {
    let folder = Screen::Person(tab).address();
    [&folder, "?", ATTEMPT, "=", sha256].concat()
}

/// Returns the address of something on a candidate's page, by the identifier of its element. `sha256` is the digest of the
/// answer bundle.
pub fn person_at(sha256: &str, tab: Tab, id: &str) -> String {
    [&person(sha256, tab), "&", AT, "=", id].concat()
}

/// Returns the address at which time is given back to whoever sent an answer bundle, by its digest.
pub fn time_grant_of_person(sha256: &str) -> String {
    [&Screen::TimeGrant.address(), "?", ATTEMPT, "=", sha256].concat()
}

/// Returns the address at which time is given back to whoever has an invitation.
pub fn time_grant_of_invitation(id: &str) -> String {
    let id = String::from(js_sys::encode_uri_component(id));
    [&Screen::TimeGrant.address(), "?", INVITATION, "=", &id].concat()
}

/// Returns the address at which an invitation is replaced.
pub fn replacing(id: &str) -> String {
    let id = String::from(js_sys::encode_uri_component(id));
    [&Screen::Invitations.address(), "?", REPLACES, "=", &id].concat()
}

/// Returns the address of a part of rating that begins with one answer: that to an item, by the digest of the bundle.
pub fn answer(part: RatingPart, sha256: &str, item: &str) -> String {
    let folder = Screen::Rating(part).address();
    [&folder, "?", ATTEMPT, "=", sha256, "&", ITEM, "=", item].concat()
}

/// Returns a path with its query, as it stands in an address: `/person/?attempt=0f3a`.
pub fn path_and_query(path: &str, query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    [path, mark, query].concat()
}

/// Returns the folder that the page lies in, without a slash at its end: empty, or such as `/hr/recruiter`.
pub fn base() -> String {
    page::base_path().trim_end_matches('/').into()
}

/// Returns the address for one of an earlier version, which had the screen behind `#`: `/rate/settle` or
/// `/candidate/0f3a/answers`. Anything else leads to what is next.
pub fn from_fragment(fragment: &str) -> String {
    let fragment = fragment.trim_matches('/');
    if let Some(named) = fragment.strip_prefix("candidate/") {
        let (sha256, tab) = named.split_once('/').unwrap_or((named, ""));
        let is_digest = sha256.bytes().all(|byte| byte.is_ascii_hexdigit());
        let tab = Screen::at(&["person/", tab.trim_start_matches("scorecard")].concat());
        if let (true, Some(Screen::Person(tab))) = (is_digest, tab) {
            return person(sha256, tab);
        }
    }
    let folder = match fragment.strip_prefix("rate") {
        Some(part) => ["rating", part].concat(),
        None => fragment.into(),
    };
    let screen = Screen::at(&folder).filter(|screen| !matches!(screen, Screen::Person(_)));
    screen.unwrap_or(Screen::Home).address()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_build_makes_a_folder_for_every_screen() {
        let built = include_str!("../routes.json");
        let built = assay_core::document::from_text(built).unwrap();
        let own: assay_core::document::Value = Screen::all().map(Screen::folder).collect();
        assert_eq!(built, own);
    }

    #[test]
    fn every_screen_is_found_at_its_own_address() {
        for screen in Screen::all() {
            let folder = screen.folder();
            assert_eq!(Screen::at(&format!("/{folder}/")), Some(screen));
            assert_eq!(Screen::at(&format!("/{folder}/index.html")), Some(screen));
            assert!(screen.test(&format!("/{folder}/x/")).is_none());
        }
        assert_eq!(Screen::at("/"), None);
    }

    #[test]
    fn a_path_without_a_query_has_no_question_mark() {
        assert_eq!(path_and_query("/keys/", ""), "/keys/");
        assert_eq!(
            path_and_query("/person/", "attempt=0f3a"),
            "/person/?attempt=0f3a"
        );
    }

    #[test]
    fn what_a_link_is_about_stands_in_the_query() {
        let address = person_at("0f3a", Tab::Flags, "pick-fog");
        assert_eq!(address, "person/flags/?attempt=0f3a&at=pick-fog");
    }

    #[test]
    fn an_answer_is_named_by_bundle_and_item() {
        let address = answer(RatingPart::Settle, "0f3a", "letter");
        assert_eq!(address, "rating/settle/?attempt=0f3a&item=letter");
    }

    #[test]
    fn addresses_of_earlier_versions_lead_to_the_same_screen() {
        for (fragment, address) in [
            ("", "home/"),
            ("/", "home/"),
            ("/candidates", "candidates/"),
            ("/compare", "compare/"),
            ("/rate", "rating/"),
            ("/rate/settle", "rating/settle/"),
            ("/rate/agreement", "rating/agreement/"),
            ("/guide", "guide/"),
            ("/guide/sheets", "guide/sheets/"),
            ("/test/form", "test/form/"),
            ("/policy", "policy/"),
            ("/keys", "keys/"),
            ("/fairness", "fairness/"),
            ("/candidate/0f3a", "person/?attempt=0f3a"),
            ("/candidate/0f3a/scorecard", "person/?attempt=0f3a"),
            ("/candidate/0f3a/log", "person/log/?attempt=0f3a"),
            ("/candidate/0f3a/nothing", "home/"),
            ("/candidate/x&y", "home/"),
            ("/nothing", "home/"),
        ] {
            assert_eq!(from_fragment(fragment), address, "{fragment}");
        }
    }
}
