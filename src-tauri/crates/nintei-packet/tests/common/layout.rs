//! What can be said of the layout of every document.

use std::fmt::Write as _;

use nintei_packet::{Area, Sheet};

/// What a page may use, millimetres.
const PAPER: Area = Area::new(12.0, 9.0, 186.0, 279.0);

/// Every text is legible, inside the frame, and on no other text.
pub fn assert_well_laid_out(sheet: &Sheet) {
    assert!(sheet.pdf.starts_with(b"%PDF-1.7"));
    for text in &sheet.texts {
        assert!(PAPER.contains(&text.area), "outside: {text:?}");
        assert!(text.size >= 6.5, "too small: {text:?}");
    }
    for page in sheet.texts.chunk_by(|one, next| one.page == next.page) {
        for (index, one) in page.iter().enumerate() {
            for other in &page[index + 1..] {
                assert!(!one.area.overlaps(&other.area), "{one:?} lies on {other:?}");
            }
        }
    }
}

/// The notes as printed on a 認定調査票, without blanks: the only plain texts of 9 points after the questions.
pub fn notes_printed(form: &Sheet) -> String {
    let first = form.texts.iter().find(|text| text.text == "認定調査票（特記事項）").map_or(1, |text| text.page);
    let notes = form.texts.iter().filter(|text| text.page >= first && text.size == 9.0 && !text.bold);
    notes.flat_map(|text| text.text.chars()).filter(|character| !character.is_whitespace()).collect()
}

/// Every text with its place: page, left, top, size in points.
fn layout(sheet: &Sheet) -> String {
    let mut listing = String::new();
    for text in &sheet.texts {
        let Area { x, y, .. } = text.area;
        let bold = if text.bold { " 太" } else { "" };
        writeln!(listing, "{} {x:>6.1} {y:>6.1} {:>5.2}{bold} {}", text.page, text.size, text.text).expect("text");
    }
    for warning in &sheet.warnings {
        writeln!(listing, "{}: {warning}", warning.code()).expect("text");
    }
    listing
}

/// Compares with what was approved, in tests/snapshots.
pub fn assert_as_approved(name: &str, sheet: &Sheet) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/snapshots"));
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| insta::assert_snapshot!(name, layout(sheet)));
}
