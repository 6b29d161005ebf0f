//! The invitation in the page's link, verified with the team's keys. Nothing before the door names it: what verifies is
//! in the part of the program that comes later.

use crate::admission::{Admission, Refusal};
use crate::app::{App, Stage};
use crate::session::entry::show_welcome;
use assay_core::config::{Config, InvitationUse};
use assay_crypto::{Invitation, InvitationProblem, TokenProblem, Trusted};
use assay_web::browser::page;
use assay_web::message;
use leptos::prelude::*;
use leptos_i18n::Locale as _;
use std::sync::Arc;

/// The parameter behind `#` that holds the token.
const PARAMETER: &str = "invitation";

/// Reads the invitation in the link, and turns away whoever may not begin with it now.
pub fn admit(app: App) {
    let Some(config) = app.config() else {
        return;
    };
    let token = page::fragment_parameter(PARAMETER).filter(|token| !token.trim().is_empty());
    let assessment = app.assessment();
    let pack_sha256 = assessment.as_ref().map(|pack| pack.sha256.as_str());
    let (admission, refusal) = judge(&config, token.as_deref(), pack_sha256, app.now_ms());
    if let Some(language) = admission.as_ref().and_then(|it| it.language.as_deref()) {
        let locale = message::locale(language);
        if app.locale() != locale {
            app.locale.set(locale);
            page::set_language(locale.as_str(), message::direction(locale));
        }
    }
    let turns_away = refusal.is_some() || admission.as_ref().is_some_and(|it| it.is_practice_only);
    app.admission.set(admission.map(Arc::new));
    app.refusal.set(refusal);
    let is_before_start = app.stage.with_untracked(|stage| {
        matches!(stage, Stage::Welcome | Stage::Check(_) | Stage::Taken(_))
    });
    if turns_away && is_before_start {
        show_welcome(app);
    }
}

/// Returns the invitation, where the team signed it, and why nobody begins with it now. Also an invitation with which
/// nobody begins any more shows whose an attempt is that was begun with it. The pack is checked once it is here.
fn judge(
    config: &Config,
    token: Option<&str>,
    pack_sha256: Option<&str>,
    now_ms: i64,
) -> (Option<Admission>, Option<Refusal>) {
    let Some(token) = token.filter(|_| config.invitations != InvitationUse::Off) else {
        let is_needed = config.invitations == InvitationUse::Required;
        return (None, is_needed.then_some(Refusal::Missing));
    };
    match Invitation::verify(token, &Trusted::of(&config.keys)) {
        Ok(invitation) => {
            let pack_sha256 = pack_sha256.unwrap_or(&invitation.pack_sha256);
            let problem = invitation
                .check(&config.campaign, pack_sha256, now_ms)
                .err();
            let refusal = problem.map(|problem| refusal(problem, &invitation.window.time_zone));
            (Some(admission(invitation, token)), refusal)
        }
        Err(problem) => (None, Some(refusal(problem, ""))),
    }
}

fn admission(invitation: Invitation, token: &str) -> Admission {
    Admission {
        invited: invitation.invited(),
        token: token.into(),
        time_zone: invitation.window.time_zone,
        language: invitation.language,
        replaces: invitation.replaces,
        is_practice_only: invitation.is_practice_only,
    }
}

fn refusal(problem: InvitationProblem, time_zone: &str) -> Refusal {
    let time_zone = time_zone.into();
    match problem {
        InvitationProblem::Token(TokenProblem::NotAToken | TokenProblem::Damaged) => {
            Refusal::Damaged
        }
        InvitationProblem::Token(
            TokenProblem::OtherKind | TokenProblem::UnknownKey | TokenProblem::Forged,
        )
        | InvitationProblem::Unsound => Refusal::Unconfirmed,
        InvitationProblem::OtherCampaign => Refusal::OtherRound,
        InvitationProblem::OtherPack => Refusal::OtherContent,
        InvitationProblem::TooEarly { opens_ms } => Refusal::Early {
            opens_ms,
            time_zone,
        },
        InvitationProblem::Expired { start_by_ms } => Refusal::Expired {
            start_by_ms,
            time_zone,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use assay_core::config::PublicKeys;
    use assay_core::document;
    use assay_crypto::{GrantedTime, PrivateKeys, Seed, Window};

    fn config(invitations: InvitationUse) -> Config {
        let text = include_str!("../../tests/data/golden/content/config.json");
        let value = document::parse("config.json", text).unwrap();
        Config {
            campaign: "cto-2026".into(),
            keys: vec![public(1)],
            invitations,
            ..Config::parse("config.json", &value).unwrap()
        }
    }

    fn keys(seed: u8) -> PrivateKeys {
        PrivateKeys::of(&Seed::from_bytes([seed; 32]))
    }

    fn public(seed: u8) -> PublicKeys {
        keys(seed).public("ours")
    }

    fn invitation() -> Invitation {
        Invitation {
            id: "inv-7".into(),
            campaign: "cto-2026".into(),
            reference: Some("C-0042".into()),
            pack_sha256: "ab".repeat(32),
            window: Window {
                opens_ms: Some(1_000),
                start_by_ms: Some(5_000),
                finish_by_ms: Some(9_000),
                time_zone: "Europe/Berlin".into(),
            },
            time: GrantedTime::percent(150),
            is_narrative: false,
            language: None,
            is_practice_only: false,
            replaces: None,
        }
    }

    fn judged(token: &str, now_ms: i64) -> (Option<Admission>, Option<Refusal>) {
        let config = config(InvitationUse::Required);
        judge(&config, Some(token), Some(&"ab".repeat(32)), now_ms)
    }

    #[test]
    fn a_good_link_lets_its_candidate_begin_with_what_it_grants() {
        let token = invitation().sign(&keys(1)).unwrap();
        let (admission, refusal) = judged(&token, 1_000);
        assert_eq!(refusal, None);
        let admission = admission.unwrap();
        assert_eq!(admission.invited, invitation().invited());
        assert_eq!(admission.token, token);
        // Before the pack is here, nothing is said about it.
        let config = config(InvitationUse::Optional);
        assert_eq!(judge(&config, Some(&token), None, 1_000).1, None);
    }

    #[test]
    fn who_comes_without_an_invitation_needs_one_only_where_the_team_says_so() {
        let without = |used| judge(&config(used), None, None, 0);
        assert_eq!(
            without(InvitationUse::Required),
            (None, Some(Refusal::Missing))
        );
        assert_eq!(without(InvitationUse::Optional), (None, None));
        let config = config(InvitationUse::Off);
        assert_eq!(judge(&config, Some("anything"), None, 0), (None, None));
    }

    #[test]
    fn a_link_that_is_not_good_is_refused_for_what_is_wrong_with_it() {
        let token = invitation().sign(&keys(1)).unwrap();
        let refused = |token: &str| judged(token, 1_000).1;
        assert_eq!(refused(&token[..token.len() - 20]), Some(Refusal::Damaged));
        assert_eq!(refused("see you soon, Ida"), Some(Refusal::Damaged));
        let other = invitation().sign(&keys(2)).unwrap();
        assert_eq!(refused(&other), Some(Refusal::Unconfirmed));
        let round = Invitation {
            campaign: "cfo-2026".into(),
            ..invitation()
        };
        assert_eq!(
            refused(&round.sign(&keys(1)).unwrap()),
            Some(Refusal::OtherRound)
        );
        let content = Invitation {
            pack_sha256: "cd".repeat(32),
            ..invitation()
        };
        assert_eq!(
            refused(&content.sign(&keys(1)).unwrap()),
            Some(Refusal::OtherContent)
        );
    }

    #[test]
    fn too_early_and_too_late_name_their_instant_and_still_show_whose_the_link_is() {
        let token = invitation().sign(&keys(1)).unwrap();
        let time_zone = String::from("Europe/Berlin");
        let (admission, early) = judged(&token, 999);
        assert!(admission.is_some());
        assert_eq!(
            early,
            Some(Refusal::Early {
                opens_ms: 1_000,
                time_zone: time_zone.clone()
            })
        );
        let (admission, expired) = judged(&token, 5_001);
        assert!(admission.is_some());
        assert_eq!(
            expired,
            Some(Refusal::Expired {
                start_by_ms: 5_000,
                time_zone
            })
        );
    }
}
