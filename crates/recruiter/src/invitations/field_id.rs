//! Identifiers of the fields of the form for invitations.

use assay_evaluation::InvitationField;

/// Returns the identifier of a field.
pub fn field_id(field: InvitationField) -> &'static str {
    match field {
        InvitationField::Site => "invite-site",
        InvitationField::Campaign => "invite-campaign",
        InvitationField::Pack => "invite-pack",
        InvitationField::TimeZone => "invite-zone",
        InvitationField::Opens => "invite-opens",
        InvitationField::StartBy => "invite-start-by",
        InvitationField::FinishBy => "invite-finish-by",
        InvitationField::TimePercent => "invite-percent",
        InvitationField::ExtraMinutes => "invite-minutes",
        InvitationField::Language => "invite-language",
        InvitationField::Reference => "invite-reference",
    }
}
