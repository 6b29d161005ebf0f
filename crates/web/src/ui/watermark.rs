//! A mark over everything that is not a real test.

use leptos::prelude::*;

/// A word over the whole page, so that no screenshot passes for a real test.
pub fn watermark(word: &'static str) -> AnyView {
    view! {
        <span class="drawing">
            <svg class="watermark" aria-hidden="true">
                <defs>
                    <pattern
                        id="preview-words"
                        width="380"
                        height="220"
                        patternUnits="userSpaceOnUse"
                        patternTransform="rotate(-24)"
                    >
                        <text x="0" y="60">
                            {word}
                        </text>
                        <text x="190" y="170">
                            {word}
                        </text>
                    </pattern>
                </defs>
                <rect width="100%" height="100%" fill="url(#preview-words)" />
            </svg>
        </span>
    }
    .into_any()
}
