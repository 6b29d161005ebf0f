//! Which screen stands at which address.

use crate::board::InvitationBoard;
use crate::candidates::{Candidates, Compare};
use crate::fairness::Fairness;
use crate::guide::Guide;
use crate::heading::NotFound;
use crate::home::Home;
use crate::invitations::Invitations;
use crate::keys::Keys;
use crate::person::PersonScreen;
use crate::policy::Policy;
use crate::rating::Rating;
use crate::routes::{GuidePart, RatingPart, Screen, Tab, TestPart};
use crate::test::Test;
use crate::time_grant::GiveTimeBack;
use crate::workspace::Workspace;
use leptos::prelude::*;
use leptos_router::components::{FlatRoutes, Route};

/// The screen that the address names. Each address has a route of its own: nothing of one screen is left on the next.
#[component]
pub fn Screens(
    /// The workspace.
    workspace: Workspace,
) -> impl IntoView {
    let person = move |tab| move || view! { <PersonScreen workspace tab /> };
    let rating = move |part| move || view! { <Rating workspace part /> };
    let guide = move |part| move || view! { <Guide workspace part /> };
    let test = move |part| move || view! { <Test workspace part /> };
    view! {
        <FlatRoutes fallback=NotFound>
            <Route path=Screen::Home view=move || view! { <Home workspace /> } />
            <Route path=Screen::Candidates view=move || view! { <Candidates workspace /> } />
            <Route path=Screen::Compare view=move || view! { <Compare workspace /> } />
            <Route path=Screen::Person(Tab::Scorecard) view=person(Tab::Scorecard) />
            <Route path=Screen::Person(Tab::Answers) view=person(Tab::Answers) />
            <Route path=Screen::Person(Tab::Timeline) view=person(Tab::Timeline) />
            <Route path=Screen::Person(Tab::Interview) view=person(Tab::Interview) />
            <Route path=Screen::Person(Tab::Flags) view=person(Tab::Flags) />
            <Route path=Screen::Person(Tab::Decision) view=person(Tab::Decision) />
            <Route path=Screen::Person(Tab::Log) view=person(Tab::Log) />
            <Route path=Screen::Rating(RatingPart::Answers) view=rating(RatingPart::Answers) />
            <Route path=Screen::Rating(RatingPart::Settle) view=rating(RatingPart::Settle) />
            <Route path=Screen::Rating(RatingPart::Agreement) view=rating(RatingPart::Agreement) />
            <Route path=Screen::Rating(RatingPart::Similar) view=rating(RatingPart::Similar) />
            <Route path=Screen::Guide(GuidePart::Overview) view=guide(GuidePart::Overview) />
            <Route path=Screen::Guide(GuidePart::Questions) view=guide(GuidePart::Questions) />
            <Route path=Screen::Guide(GuidePart::Bank) view=guide(GuidePart::Bank) />
            <Route path=Screen::Guide(GuidePart::Panel) view=guide(GuidePart::Panel) />
            <Route path=Screen::Guide(GuidePart::References) view=guide(GuidePart::References) />
            <Route path=Screen::Guide(GuidePart::Role) view=guide(GuidePart::Role) />
            <Route path=Screen::Guide(GuidePart::Nearby) view=guide(GuidePart::Nearby) />
            <Route path=Screen::Guide(GuidePart::Flags) view=guide(GuidePart::Flags) />
            <Route path=Screen::Guide(GuidePart::Sheets) view=guide(GuidePart::Sheets) />
            <Route path=Screen::Test(TestPart::Bank) view=test(TestPart::Bank) />
            <Route path=Screen::Test(TestPart::Form) view=test(TestPart::Form) />
            <Route path=Screen::Test(TestPart::Plan) view=test(TestPart::Plan) />
            <Route path=Screen::Test(TestPart::Print) view=test(TestPart::Print) />
            <Route path=Screen::Test(TestPart::Sandbox) view=test(TestPart::Sandbox) />
            <Route path=Screen::Policy view=move || view! { <Policy workspace /> } />
            <Route path=Screen::Keys view=move || view! { <Keys workspace /> } />
            <Route path=Screen::Fairness view=Fairness />
            <Route path=Screen::Invitations view=move || view! { <Invitations workspace /> } />
            <Route path=Screen::Board view=move || view! { <InvitationBoard workspace /> } />
            <Route path=Screen::TimeGrant view=move || view! { <GiveTimeBack workspace /> } />
        </FlatRoutes>
    }
}
