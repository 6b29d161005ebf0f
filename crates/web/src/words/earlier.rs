//! What is said of an attempt that was taken in this browser before, and of one that the browser does not keep.

/// Words about earlier attempts, and about what stays in the browser.
pub struct Earlier {
    /// Heading: an attempt in this browser has ended, and it is not known whose it was.
    pub gate: &'static str,
    /// What is known of it: when it was started.
    pub gate_lead: fn(&str) -> String,
    /// What became of its answers: delivered, or not yet.
    pub gate_answers: [&'static str; 2],
    /// How to prove whose it was.
    pub gate_prove: &'static str,
    /// Nothing was asked for, so nothing can prove it.
    pub gate_nameless: &'static str,
    /// Shows the receipt.
    pub show_receipt: &'static str,
    /// On the welcome screen, where the copy of an earlier attempt is erased.
    pub erased: &'static str,
    /// Leads to what happened.
    pub erased_look: &'static str,
    /// Heading: the same person began an attempt before.
    pub taken: &'static str,
    /// When it was started; it runs.
    pub taken_runs: fn(&str) -> String,
    /// When it was started; it has ended.
    pub taken_ended: fn(&str) -> String,
    /// The same name with another invitation, or no name at all.
    pub taken_unsure: &'static str,
    /// Heading of the way to another attempt.
    pub again: &'static str,
    /// What another attempt means.
    pub again_means: &'static str,
    /// What has to be ticked.
    pub again_tick: &'static str,
    /// Goes on to another attempt.
    pub again_start: &'static str,
    /// After the end, where the copy here is gone.
    pub copy_gone: &'static str,
    /// An earlier attempt on this device is being delivered.
    pub on_its_way: &'static str,
    /// The browser does not keep answers.
    pub no_storage: &'static str,
    /// Why the browser does not keep answers: it forbids it.
    pub storage_blocked: &'static str,
    /// Why the browser does not keep answers: there is no space.
    pub no_space: &'static str,
    /// Where files are missing while an attempt runs in this browser.
    pub runs_lead: &'static str,
}
