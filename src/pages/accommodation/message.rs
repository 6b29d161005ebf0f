//! The message in which a candidate asks for an accommodation: what they need, and never why.

use assay_core::limit;
use assay_core::person_text;
use assay_web::i18n::Locale;
use assay_web::tr;

/// How much more time is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum MoreTime {
    /// None.
    #[default]
    None,
    /// So many percent of the usual time more.
    Percent(u32),
    /// No limit.
    NoLimit,
}

impl MoreTime {
    /// Everything that can be asked for, in the order on screen.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Percent(25),
        Self::Percent(50),
        Self::Percent(100),
        Self::NoLimit,
    ];

    /// Returns what is asked for, in words.
    pub fn words(self, locale: Locale) -> String {
        match self {
            Self::None => tr!(locale, accommodation.time_usual).into(),
            Self::Percent(percent) => {
                tr!(locale, accommodation.time_percent, percent = percent)
            }
            Self::NoLimit => tr!(locale, accommodation.time_none).into(),
        }
    }
}

/// What somebody asks for.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Request {
    /// How much more time.
    pub time: MoreTime,
    /// Whether scenarios are to be answered in words.
    pub in_words: bool,
    /// The day from which they would take the test instead; empty where they ask for no other.
    pub from_day: String,
    /// Anything else, in their own words.
    pub other: String,
}

/// What names the candidate to the team: never the token, which is good for beginning.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct KnownBy {
    /// How the team refers to them; empty where that is not known.
    pub reference: String,
    /// Identifier of the invitation; empty where there is none.
    pub invitation: String,
}

/// A message to the team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Message {
    /// What it is about.
    pub subject: String,
    /// The text.
    pub body: String,
}

impl Message {
    /// Writes the message; nothing while nothing is asked for.
    pub fn of(locale: Locale, request: &Request, known_by: &KnownBy) -> Option<Self> {
        let named = |name: &str, value: &str| [name, " ", value].concat();
        let asks: Vec<String> = [
            (request.time != MoreTime::None).then(|| request.time.words(locale)),
            request
                .in_words
                .then(|| tr!(locale, accommodation.in_words).into()),
            filled(&request.from_day)
                .map(|day| named(tr!(locale, accommodation.from_day_line), &day)),
            filled(&limit::cut(&request.other, limit::REQUEST))
                .map(|other| named(tr!(locale, accommodation.other_line), &other)),
        ]
        .into_iter()
        .flatten()
        .map(|line| ["- ", &line].concat())
        .collect();
        if asks.is_empty() {
            return None;
        }
        let known: Vec<String> = [
            (
                tr!(locale, accommodation.reference_line),
                &known_by.reference,
            ),
            (
                tr!(locale, accommodation.invitation_line),
                &known_by.invitation,
            ),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some(named(name, &filled(value)?)))
        .collect();
        let subject = tr!(locale, accommodation.subject);
        let paragraphs = [
            String::from(tr!(locale, accommodation.greeting)),
            [tr!(locale, accommodation.asks).to_owned(), asks.join("\n")].join("\n"),
            known.join("\n"),
            tr!(locale, accommodation.closing).into(),
        ];
        let paragraphs: Vec<_> = paragraphs
            .into_iter()
            .filter(|paragraph| !paragraph.is_empty())
            .collect();
        Some(Self {
            subject: match filled(&known_by.reference) {
                Some(reference) => [subject, ": ", &reference].concat(),
                None => subject.into(),
            },
            body: paragraphs.join("\n\n"),
        })
    }
}

/// Returns a text without blanks around it; nothing where nothing can be seen of it.
fn filled(text: &str) -> Option<String> {
    (!person_text::is_blank(text)).then(|| text.trim().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(request: &Request) -> Option<Message> {
        let known_by = KnownBy {
            reference: "C-0042".into(),
            invitation: "inv-7".into(),
        };
        Message::of(Locale::default(), request, &known_by)
    }

    #[test]
    fn it_says_what_is_needed_and_who_asks() {
        let request = Request {
            time: MoreTime::Percent(50),
            in_words: true,
            from_day: "2026-12-01".into(),
            other: " A larger screen.\nA quiet room. ".into(),
        };
        let Message { subject, body } = message(&request).unwrap();
        assert_eq!(subject, "Accommodation for my test: C-0042");
        assert_eq!(
            body,
            concat!(
                "Hello,\n\n",
                "Before I start the test, I would like to ask for:\n",
                "- 50 % more time\n",
                "- Scenarios answered in words\n",
                "- Another day to take it, from: 2026-12-01\n",
                "- Also: A larger screen.\nA quiet room.\n\n",
                "My reference: C-0042\n",
                "My invitation: inv-7\n\n",
                "Thank you."
            )
        );
    }

    #[test]
    fn nothing_asked_for_is_no_message() {
        assert_eq!(message(&Request::default()), None);
        let blank = Request {
            other: " \n\u{200b}".into(),
            ..Request::default()
        };
        assert_eq!(message(&blank), None);
    }

    #[test]
    fn what_is_not_known_is_left_out_and_what_is_too_long_is_cut() {
        let request = Request {
            time: MoreTime::NoLimit,
            other: "x".repeat(limit::REQUEST + 50),
            ..Request::default()
        };
        let known = KnownBy::default();
        let Message { subject, body } = Message::of(Locale::default(), &request, &known).unwrap();
        assert_eq!(subject, "Accommodation for my test");
        assert!(!body.contains("My reference") && !body.contains("\n\n\n"));
        assert_eq!(body.matches('x').count(), limit::REQUEST);
    }
}
