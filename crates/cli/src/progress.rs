//! How far a task with many files has come, for people at a terminal.

use indicatif::{ProgressBar, ProgressStyle};

/// The number of files from which on the wait is long enough to show.
const MANY: usize = 100;

/// Returns a bar for so many files, which is gone when all are done. Hidden for a few files, and where the error output
/// is no terminal (indicatif sees to that), so that scripts and logs get results and problems alone.
pub fn progress(files: usize) -> ProgressBar {
    if files < MANY {
        return ProgressBar::hidden();
    }
    // The template is sound; the usual bar would do as well.
    let style = ProgressStyle::with_template("{wide_bar} {pos} of {len} files, {eta} left");
    ProgressBar::new(files as u64)
        .with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
        .with_finish(indicatif::ProgressFinish::AndClear)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_files_show_no_bar_and_many_show_how_many_there_are() {
        assert_eq!(progress(MANY - 1).length(), None);
        assert_eq!(progress(MANY).length(), Some(100));
    }
}
