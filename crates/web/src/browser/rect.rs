//! Places of elements on the screen, in whole pixels.

use assay_core::space::Rect;
use web_sys::Element;

/// Returns where an element lies in the window, in whole pixels.
pub fn rect_of(element: &Element) -> Rect {
    let rect = element.get_bounding_client_rect();
    Rect {
        left: whole(rect.left()),
        top: whole(rect.top()),
        right: whole(rect.right()),
        bottom: whole(rect.bottom()),
    }
}

#[allow(clippy::cast_possible_truncation)] // Windows are smaller than that.
/// Rounds a length in CSS pixels to whole ones.
pub fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}
