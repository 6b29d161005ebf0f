//! The recruiter's side, without a browser: from answer bundles to decisions that can be explained.
//!
//! # Where to start
//! - [`OpenedBundle`]: a bundle that was opened and checked.
//! - [`review_event::ReviewEvent`] and [`Log`]: what recruiters did, bound together; the one source of truth.
//! - [`State`]: the fold over events.
//! - [`Scorecard`]: answers, state and policy become a result in which every number says where it comes from.
//!
//! Nothing here decides about a person. Rules say how things stand; [`review_event::Decision`] is what somebody decided, with
//! a reason.

mod agreement;
mod answer_mark;
mod archive;
mod attributed;
mod bounds;
mod by_rating;
mod calendar_file;
mod calibration;
pub mod campaign;
mod chance;
mod consensus;
mod cover;
mod deciding;
mod document;
mod document_place;
mod earlier;
mod export;
mod fairness;
mod file_name;
mod form_selection;
mod in_force;
mod interview_score;
mod invitations;
mod item_record;
mod kept_author_log;
mod kept_file;
mod kit;
mod library;
mod likeness;
#[cfg(feature = "lint")]
pub mod lint;
mod log;
mod mail_draft;
mod message;
mod moderation;
mod near_limit;
mod number_text;
mod oddities;
mod open_task;
mod opened_bundle;
mod opened_text;
mod optional;
mod people;
mod percentile;
mod person_record;
mod person_summary;
pub mod plot;
mod policy;
mod policy_draft;
mod policy_set;
mod queue;
mod rating_blinding;
mod reading;
mod reason;
mod recruiter_config;
mod regrade;
mod related;
mod relation;
mod replay;
mod response_description;
mod response_label;
mod retention;
pub mod review_event;
pub mod roster;
mod rule_id;
mod rules;
mod score;
pub mod score_derivation;
mod scorecard;
mod second_rating;
mod settle;
mod sources;
mod stale_decision;
mod state;
mod subject;
mod team;
#[cfg(test)]
mod test_content;
mod timeline_drawing;
mod timing;
mod told_problems;
mod tombstone;
mod typed_counts;
mod unsaved;
mod wording;

pub use agreement::{Agreement, KAPPA_FROM, agreements, kappa};
pub use answer_mark::{AnswerMark, AnswerPart, answer_mark, answer_parts, is_rated};
pub use archive::archive;
pub use attributed::Attributed;
pub use bounds::Bounds;
pub use calendar_file::CalendarEvent;
pub use calibration::Calibration;
pub use chance::{ChanceLevels, chance_level, chance_scores};
pub use consensus::{is_far, least_reason};
pub use cover::{Cover, Revealed, section_of};
pub use deciding::{Obstacle, blocking, departs, is_override, obstacle};
pub use document::{Evaluation, OLD_SCHEMA, SCHEMA};
pub use document_place::plain_place;
pub use export::{Letter, MergeFile, Row, ats_summary, csv, merge_file};
pub use fairness::{FEW, Group, Impact, four_fifths};
pub use file_name::{
    draft_files, erasure_file, evaluation_file, person_record_file, private_keys_file, team_file,
};
pub use form_selection::{
    FormOverlap, SelectedItem, SelectedSection, compare_forms, find_item, option_letters,
    select_form,
};
pub use in_force::{Own, policy_by, to_note, with_policy};
pub use interview_score::{AreaScore, QuestionScore};
pub use invitations::board::kept::KeptInvitation;
pub use invitations::board::look::{BoardColumn, BoardFilter, board_counts, board_order};
pub use invitations::board::{BoardRow, BoardStatus, board};
pub use invitations::{
    GrantDraft, GrantField, GrantLetter, GrantOrder, GrantProblems, INVITATION_COLUMNS,
    InvitationDefaults, InvitationDraft, InvitationField, InvitationFieldProblem,
    InvitationFieldProblems, InvitationList, InvitationOrder, LetterKind, LetterTemplate,
    LinksTable, MadeKeys, MailMerge, NewKeys, NewKeysDraft, NewKeysField, NewKeysProblem,
    RefusedLine, SealedAnswers, SealedProblem, board_table, config_lines, grant_letter,
    invitation_event, invitation_letter, is_trusted, key_label, link, read_instant, typed_instant,
    window_words,
};
pub use item_record::{ItemRecord, gaps, item_records};
pub use kept_author_log::KeptAuthorLog;
pub use kept_file::{Kept, KeptFile, TakenKey};
pub use kit::{
    BankArea, BankQuestion, CoreQuestion, Entry, InterviewQuestion, Kit, MessageTemplate, RedFlag,
    ReferenceQuestion, RoleGuide, SCHEMA as KIT_SCHEMA, SampleAnswer, SampleRating, Theme,
};
pub use library::Library;
pub use likeness::{
    ComparedCandidate, Comparison, FEWEST_COMMON, Likeness, Passage, SEQUENCE_WORDS,
    SimilarAnswers, SimilarPair, similar_answers,
};
pub use log::{AuthorLog, Log, Merged};
pub use mail_draft::MailDraft;
pub use message::{Particulars, Points, Sender, draft, is_interviewed, letter_gaps, template_for};
pub use moderation::{Difference, moderated};
pub use number_text::{decimals, exact_if_rounded, percent_text, points_text};
pub use oddities::{Oddity, oddities, pastes};
pub use open_task::{OpenTask, Target, open_tasks};
pub use opened_bundle::{Candidate, OpenedBundle, is_same_form};
pub use opened_text::{TextFault, text_fault};
pub use people::{Author, Identified, People, is_near_name, is_same_name, marked};
pub use percentile::{PERCENTILES_FROM, percentile};
pub use person_record::{
    DraftedText, PersonRecord, RecordedAct, SCHEMA as PERSON_RECORD_SCHEMA, with_numbered_raters,
};
pub use person_summary::{Finding, RangeOf, ScoreRange, findings, score_ranges};
pub use policy::departure::Departure;
pub use policy::upgrade::{AddedRule, Upgrade};
pub use policy::{
    BrokenRule, Consequence, Need, OLD_SCHEMA as OLD_POLICY_SCHEMA, PolicyEdition,
    SCHEMA as POLICY_SCHEMA, ScoringPolicy, StageNeeds,
};
pub use policy_draft::{
    DraftProblem, DraftProblems, LimitOf, OtherLimit, OtherWeight, PolicyDraft, PolicyPlace, Slot,
    WORTH_FROM_A_FIFTH, WORTH_FROM_NOTHING, is_version_taken, other_limits, other_weights,
};
pub use policy_set::policy_of;
pub use queue::{
    Order, Queue, Script, Sheet, differ, disputes, next_open, progress, queue, text_of, unrated,
};
pub use reading::{WORDS_PER_MINUTE, form_words, item_words, minutes_text, section_words};
pub use reason::{SHORTEST_REASON, is_reason, reason_length};
pub use recruiter_config::RecruiterConfig;
pub use regrade::{Moved, Regrade};
pub use related::related;
pub use relation::{Relation, are_continued, relations, without_continued};
pub use replay::{Mark, Replay, Sort, View, replay};
pub use response_description::describe_response;
pub use response_label::{part_name, response_label};
pub use retention::{RetentionPeriod, attempt_end_ms};
pub use rule_id::RuleId;
pub use rules::{Outcome, Recommendation, Rule};
pub use score::{ItemScore, PartScore};
pub use scorecard::Scorecard;
pub use second_rating::SecondRating;
pub use settle::{Settled, settle};
pub use sources::{SectionScore, Sources};
pub use stale_decision::is_stale;
pub use state::{State, Void};
pub use subject::Subject;
pub use team::{
    BesidePreview, CandidatePreview, Conflict, Due, FormerPlan, Grown, KnownBeside, KnownCandidate,
    OLD_TEAM_SCHEMA, Presence, RatingPlan, Said, TEAM_SCHEMA, TeamCandidate, TeamDraft,
    TeamDraftCandidate, TeamFile, TeamKey, TeamPreview, TeamUndo, UndoneCandidate, rated_by_name,
    without_candidates,
};
pub use timeline_drawing::{
    Drawing, Form, LANES, Labels, MOST_EVENTS, Picture, Point, Shape, first_events,
    timeline_drawing, without_grant,
};
pub use timing::{
    TIME_PERCENTS, Timing, TimingPlan, elapsed_text, seconds_text, tenths_text, timing_plan,
};
pub use tombstone::{PersonIds, Tombstones};
pub use typed_counts::{Column, Fault, TypedCounts, TypedGroup};
pub use unsaved::is_unsaved;
pub use wording::{readable, sentence, unquoted};
