//! When what has just opened may be answered: never by the press that opened it.
//!
//! A screen or a dialog that opens lies where something else lay a moment before. The second half of a
//! double-click, a key that is held, or a hand that trembles would answer it unread. So presses count only when the
//! press that opened it has ended and a moment more has passed, and only where they began after that.

/// The time for which nothing can be done to what has just opened, in milliseconds: as long as Windows takes two
/// clicks for a double one, unless somebody has set it otherwise.
pub const MOMENT_MS: i64 = 500;

/// A key that neither repeats nor is let go for so long was let go where the page did not see it, in milliseconds.
const UNSEEN_MS: i64 = 2_000;

/// A page hears of a press within this time, in milliseconds. A browser that says otherwise counts from elsewhere.
const HEARD_MS: i64 = 3_000;

/// Returns the time of a press of which the page hears now, and which the browser says was at `stamp_ms`: now,
/// where that cannot be, so that no browser has its presses refused.
///
/// ```
/// use assay_core::arming::done_ms;
///
/// assert_eq!(done_ms(10_000, 9_200), 9_200);
/// assert_eq!(done_ms(10_000, 1_700_000_000_000), 10_000, "counted from elsewhere");
/// ```
pub fn done_ms(now_ms: i64, stamp_ms: i64) -> i64 {
    if (now_ms - HEARD_MS..=now_ms).contains(&stamp_ms) {
        stamp_ms
    } else {
        now_ms
    }
}

/// Whether presses count now. Times are of the page's monotonic clock, in milliseconds: for a press, when the hand did it. On
/// a slow machine that may be long before the page hears of it.
#[derive(Debug, Clone, Copy, Default)]
pub struct Arming {
    /// The time from which clicks count.
    armed_ms: i64,
    /// The press that is going on was last noticed then.
    pressed_ms: Option<i64>,
    /// Something opened during that press, which has to end before anything else.
    awaits_release: bool,
    /// The last press began too early, so that nothing comes of it.
    is_early: bool,
    /// The time when the last press ended.
    released_ms: Option<i64>,
}

impl Arming {
    /// Something opened, or closed and gave back what lay beneath.
    ///
    /// ```
    /// use assay_core::arming::{Arming, MOMENT_MS};
    ///
    /// let mut arming = Arming::default();
    /// arming.opened(1_000);
    /// assert!(!arming.pressed(1_200), "too early");
    /// assert!(arming.pressed(1_000 + MOMENT_MS));
    /// ```
    pub fn opened(&mut self, now_ms: i64) {
        self.armed_ms = now_ms + MOMENT_MS;
        self.awaits_release = self.pressed_ms.is_some();
    }

    /// A finger, a button of the mouse or a key goes down. Whether something may come of it.
    pub fn pressed(&mut self, now_ms: i64) -> bool {
        // Where a release was missed, another press shows that it was.
        if self.awaits_release {
            self.opened(now_ms);
            self.awaits_release = false;
        }
        self.pressed_ms = Some(now_ms);
        self.released_ms = None;
        self.is_early = now_ms < self.armed_ms;
        !self.is_early
    }

    /// Returns the time until presses count, if no press that has to end stands in the way; 0 where they do.
    pub fn left_ms(&self, now_ms: i64) -> i64 {
        (self.armed_ms - now_ms).max(0)
    }

    /// Returns whether a press may move the focus: not where it began too early, nor where something opened since. A
    /// tap is reported to the page as a press of the mouse only after it has ended.
    pub fn may_focus(&self, now_ms: i64) -> bool {
        !self.is_early && now_ms >= self.armed_ms
    }

    /// A key that is held repeats itself. Nothing comes of that.
    pub fn repeated(&mut self, now_ms: i64) {
        self.pressed_ms = Some(now_ms);
    }

    /// The press ended. Whether the moment begins only now.
    pub fn released(&mut self, now_ms: i64) -> bool {
        self.pressed_ms = None;
        self.released_ms = Some(now_ms);
        let was_awaited = std::mem::take(&mut self.awaits_release);
        if was_awaited {
            self.armed_ms = now_ms + MOMENT_MS;
        }
        was_awaited
    }

    /// Something is activated: by the press before, or without one, as assistive technology does it. Whether it counts.
    pub fn activated(&mut self, now_ms: i64) -> bool {
        // A press that came to nothing, such as one that moved the page, says nothing about a later one.
        let is_over = self
            .released_ms
            .is_some_and(|released_ms| now_ms - released_ms > MOMENT_MS);
        let is_early = std::mem::take(&mut self.is_early) && !is_over;
        let awaits_key = self.awaits_release
            && self
                .pressed_ms
                .is_some_and(|pressed_ms| now_ms - pressed_ms < UNSEEN_MS);
        !is_early && !awaits_key && now_ms >= self.armed_ms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A click that takes 80 ms: whether it counted.
    fn click(arming: &mut Arming, now_ms: i64) -> bool {
        arming.pressed(now_ms);
        arming.released(now_ms + 80);
        arming.activated(now_ms + 80)
    }

    #[test]
    fn the_second_click_of_two_does_nothing_and_a_later_one_counts() {
        for apart_ms in 81..420 {
            let mut arming = Arming::default();
            assert!(click(&mut arming, 1_000));
            arming.opened(1_080);
            assert!(!click(&mut arming, 1_000 + apart_ms), "{apart_ms}");
            assert!(click(&mut arming, 1_580), "{apart_ms}");
        }
    }

    #[test]
    fn a_press_that_began_too_early_does_nothing_however_long_it_takes() {
        let mut arming = Arming::default();
        arming.opened(0);
        assert!(!arming.pressed(499));
        arming.released(9_000);
        assert!(!arming.activated(9_000));
        assert!(click(&mut arming, 9_001));
    }

    #[test]
    fn a_press_that_moved_the_page_takes_nothing_from_a_click_of_assistive_technology() {
        let mut arming = Arming::default();
        arming.opened(0);
        assert!(!arming.pressed(300));
        arming.released(700);
        assert!(arming.activated(60_000));
    }

    #[test]
    fn what_a_slow_page_hears_late_is_judged_by_when_it_was_done() {
        let mut arming = Arming::default();
        assert!(click(&mut arming, 1_000));
        // The page has been busy for a second before anything opens, and for another before it hears of the rest.
        arming.opened(2_000);
        assert!(!click(&mut arming, 1_100));
        assert!(!click(&mut arming, 2_300));
        assert!(click(&mut arming, 2_500));
    }

    #[test]
    fn of_two_taps_that_end_before_anything_opens_the_second_leaves_the_focus_alone() {
        let mut arming = Arming::default();
        for now_ms in [1_000, 1_020] {
            assert!(arming.pressed(now_ms));
            arming.released(now_ms + 10);
        }
        // Only now the page hears of both as clicks.
        assert!(arming.may_focus(1_010));
        assert!(arming.activated(1_010));
        arming.opened(1_040);
        assert!(!arming.may_focus(1_030));
        assert!(!arming.activated(1_030));
        arming.pressed(1_540);
        assert!(arming.may_focus(1_540));
    }

    #[test]
    fn a_browser_that_stamps_events_by_another_clock_has_none_refused() {
        assert_eq!(done_ms(10_000, 9_400), 9_400);
        assert_eq!(done_ms(10_000, 7_000), 7_000);
        for elsewhere_ms in [0, 6_999, 10_001, 1_700_000_000_000] {
            assert_eq!(done_ms(10_000, elsewhere_ms), 10_000);
        }
    }

    #[test]
    fn clicks_that_do_nothing_do_not_make_the_wait_longer() {
        let mut arming = Arming::default();
        arming.opened(0);
        for now_ms in [0, 100, 200, 300, 400] {
            assert_eq!(arming.left_ms(now_ms), MOMENT_MS - now_ms);
            assert!(!click(&mut arming, now_ms));
        }
        assert_eq!(arming.left_ms(600), 0);
        assert!(click(&mut arming, 500));
    }

    #[test]
    fn a_key_that_is_kept_down_answers_nothing_until_it_is_released_and_a_moment_more() {
        let mut arming = Arming::default();
        assert!(arming.pressed(0));
        assert!(arming.activated(0));
        arming.opened(1);
        for now_ms in (500..5_000).step_by(33) {
            arming.repeated(now_ms);
            assert!(!arming.activated(now_ms));
        }
        assert!(arming.released(5_000));
        assert!(!arming.pressed(5_499));
        assert!(!arming.activated(5_499));
        assert!(!arming.released(5_500));
        assert!(arming.pressed(5_501));
        assert!(arming.activated(5_501));
    }

    #[test]
    fn a_release_that_nobody_saw_locks_nothing() {
        let mut arming = Arming::default();
        arming.pressed(0);
        arming.opened(1);
        let mut other = arming;
        assert!(
            !arming.pressed(3_000),
            "it shows that the press before has ended"
        );
        arming.released(3_050);
        assert!(!arming.activated(3_050));
        assert!(click(&mut arming, 3_501));
        assert!(other.activated(3_000), "without a press");
    }

    #[test]
    fn what_is_activated_without_a_press_waits_no_longer_than_a_moment() {
        let mut arming = Arming::default();
        arming.opened(0);
        assert!(!arming.activated(499));
        assert!(arming.activated(500));
        assert!(arming.activated(501));
    }
}
