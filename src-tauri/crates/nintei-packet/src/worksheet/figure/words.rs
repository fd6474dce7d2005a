//! What stands in the boxes of a figure.

use nintei_judgment::CaseFigure;

/// The question, with a mark where it should be checked against the 告示.
pub(super) fn question(asks: &str, doubtful: bool) -> String {
    if doubtful { format!("{asks}※") } else { asks.to_owned() }
}

/// The minutes at an end; where the tables hold none, what to do.
pub(super) fn end(figure: &CaseFigure<'_>) -> String {
    match figure {
        CaseFigure::Leaf { minutes, established: true, doubt } => {
            let mark = if doubt.is_some() { "※" } else { "" };
            format!("{minutes}分{mark}")
        }
        CaseFigure::Leaf { minutes, .. } => format!("テキストの図でたどる（{minutes}分）"),
        CaseFigure::Question { .. } => String::new(),
    }
}
