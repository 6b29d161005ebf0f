//! Where things lie on the screen, in pixels of the page.

/// How far apart what opens something and what answers it lie at least.
const GAP: i32 = 24;

/// A rectangle.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Rect {
    /// Its left edge.
    pub left: i32,
    /// Its upper edge.
    pub top: i32,
    /// Its right edge.
    pub right: i32,
    /// Its lower edge.
    pub bottom: i32,
}

/// The way that an arrow points.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upward.
    Up,
    /// Downward.
    Down,
}

impl Way {
    /// The way that a key points, by its name.
    pub fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowLeft" => Some(Self::Left),
            "ArrowRight" => Some(Self::Right),
            "ArrowUp" => Some(Self::Up),
            "ArrowDown" => Some(Self::Down),
            _ => None,
        }
    }
}

impl Rect {
    /// Its center, doubled so that it is exact.
    fn center(self) -> (i32, i32) {
        (self.left + self.right, self.top + self.bottom)
    }

    /// Returns whether both stand in one line: the center of this one is as high as some part of the other.
    fn is_beside(self, other: Self) -> bool {
        let height = self.center().1;
        height > 2 * other.top && height < 2 * other.bottom
    }

    /// Returns whether it comes nearer to the other than the gap that is kept.
    fn is_near(self, other: Self) -> bool {
        self.left < other.right + GAP
            && other.left < self.right + GAP
            && self.top < other.bottom + GAP
            && other.top < self.bottom + GAP
    }
}

/// Returns where an arrow leads from `here`, as the place among `others`: to what is next in its line, or to what is
/// nearest in the line above or below. `None` at the edge.
///
/// ```
/// use assay_core::space::{Rect, Way, neighbor};
///
/// let rect = |left| Rect { left, top: 0, right: left + 10, bottom: 10 };
/// assert_eq!(neighbor(rect(0), &[rect(40), rect(20)], Way::Right), Some(1));
/// assert_eq!(neighbor(rect(0), &[rect(40), rect(20)], Way::Left), None);
/// ```
pub fn neighbor(here: Rect, others: &[Rect], way: Way) -> Option<usize> {
    let (x, y) = here.center();
    let ahead = |at: &Rect| {
        let (at_x, at_y) = at.center();
        match way {
            Way::Left => x - at_x,
            Way::Right => at_x - x,
            Way::Up => y - at_y,
            Way::Down => at_y - y,
        }
    };
    let is_across = matches!(way, Way::Left | Way::Right);
    let candidates = || {
        others
            .iter()
            .enumerate()
            .filter(|(_, at)| ahead(at) > 0 && at.is_beside(here) == is_across)
    };
    let (nearest, line) = candidates().min_by_key(|(_, at)| ahead(at))?;
    if is_across {
        return Some(nearest);
    }
    candidates()
        .filter(|(_, at)| at.is_beside(*line))
        .min_by_key(|(_, at)| (x - at.center().0).abs())
        .map(|(place, _)| place)
}

/// Returns how far down (less than 0: up) a `dialog` has to move so that its `button` keeps away from where the button
/// lay that opened it. `None` where a window of this height has no room for that.
///
/// ```
/// use assay_core::space::{Rect, clearance};
///
/// let opener = Rect { left: 0, top: 100, right: 50, bottom: 120 };
/// let dialog = Rect { left: 0, top: 0, right: 50, bottom: 150 };
/// assert_eq!(clearance(opener, opener, dialog, 600), Some(44));
/// assert_eq!(clearance(opener, opener, dialog, 160), None);
/// ```
pub fn clearance(opener: Rect, button: Rect, dialog: Rect, window_height: i32) -> Option<i32> {
    if !button.is_near(opener) {
        return Some(0);
    }
    let up = opener.top - GAP - button.bottom;
    let down = opener.bottom + GAP - button.top;
    [up, down]
        .into_iter()
        .filter(|by| dialog.top + by >= 0 && dialog.bottom + by <= window_height)
        .min_by_key(|by| by.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rect(left: i32, top: i32, width: i32, height: i32) -> Rect {
        Rect {
            left,
            top,
            right: left + width,
            bottom: top + height,
        }
    }

    /// Two rows of three, as on a wide screen.
    fn table() -> Vec<Rect> {
        (0..6)
            .map(|at| rect(at % 3 * 100, at / 3 * 60, 20, 20))
            .collect()
    }

    #[test]
    fn arrows_move_the_way_they_point() {
        let table = table();
        let from = |at: usize, way| neighbor(table[at], &table, way);
        assert_eq!(from(0, Way::Right), Some(1));
        assert_eq!(from(1, Way::Right), Some(2));
        assert_eq!(from(2, Way::Right), None);
        assert_eq!(from(3, Way::Left), None);
        assert_eq!(from(4, Way::Left), Some(3));
        assert_eq!(from(1, Way::Down), Some(4));
        assert_eq!(from(4, Way::Down), None);
        assert_eq!(from(5, Way::Up), Some(2));
        assert_eq!(from(2, Way::Up), None);
    }

    #[test]
    fn where_a_row_is_broken_arrows_follow_what_is_seen() {
        // Three levels of one row, the third under the first; then the next row.
        let seen = [
            rect(0, 0, 20, 20),
            rect(100, 0, 20, 20),
            rect(0, 50, 20, 20),
            rect(0, 150, 20, 20),
            rect(100, 150, 20, 20),
        ];
        assert_eq!(neighbor(seen[1], &seen, Way::Down), Some(2));
        assert_eq!(neighbor(seen[0], &seen, Way::Down), Some(2));
        assert_eq!(neighbor(seen[2], &seen, Way::Down), Some(3));
        assert_eq!(neighbor(seen[4], &seen, Way::Up), Some(2));
        assert_eq!(neighbor(seen[2], &seen, Way::Right), None);
    }

    #[test]
    fn columns_that_are_not_straight_are_columns_still() {
        // Figures set to the right, each as wide as it is; the second row a little higher than a line.
        let seen = [
            rect(90, 0, 20, 20),
            rect(190, 4, 20, 20),
            rect(70, 60, 20, 20),
            rect(180, 56, 20, 20),
        ];
        assert_eq!(neighbor(seen[0], &seen, Way::Right), Some(1));
        assert_eq!(neighbor(seen[0], &seen, Way::Down), Some(2));
        assert_eq!(neighbor(seen[3], &seen, Way::Up), Some(1));
    }

    #[test]
    fn every_place_of_a_table_can_be_reached_and_left_again() {
        let table = table();
        let back = [
            (Way::Left, Way::Right),
            (Way::Right, Way::Left),
            (Way::Up, Way::Down),
            (Way::Down, Way::Up),
        ];
        for at in 0..table.len() {
            for (there, again) in back {
                if let Some(next) = neighbor(table[at], &table, there) {
                    assert_eq!(neighbor(table[next], &table, again), Some(at));
                }
            }
        }
    }

    #[test]
    fn a_dialog_moves_until_its_button_is_clear_of_the_opener() {
        let dialog = rect(100, 150, 400, 200);
        let button = rect(370, 290, 110, 44);
        for top in 0..460 {
            let opener = rect(400, top, 110, 44);
            let by = clearance(opener, button, dialog, 500).unwrap();
            let moved =
                |at: Rect| rect(at.left, at.top + by, at.right - at.left, at.bottom - at.top);
            assert!(!moved(button).is_near(opener), "{top}");
            assert!(
                moved(dialog).top >= 0 && moved(dialog).bottom <= 500,
                "{top}"
            );
        }
        assert_eq!(
            clearance(rect(0, 290, 110, 44), button, dialog, 500),
            Some(0)
        );
    }

    #[test]
    fn where_there_is_no_room_it_is_said() {
        let dialog = rect(0, 10, 300, 380);
        let button = rect(100, 200, 110, 44);
        assert_eq!(clearance(rect(90, 210, 110, 44), button, dialog, 400), None);
    }
}
