//! 用いた補完: the supplements on which values of this sheet rest, with their source and who checked them.

use nintei_judgment::SupplementNote;
use nintei_survey::wareki;

use super::ResultSheet;
use super::listing::{self, Column, Listing};
use crate::page::{Area, Canvas};
use crate::sheet::cells::NOTHING;

const COLUMNS: [Column; 4] = [
    Column { name: "補完名", width: 42.0, label: true },
    Column { name: "確認者・作成者", width: 38.0, label: false },
    Column { name: "作成日・採用日", width: 36.0, label: false },
    Column { name: "出典", width: 0.0, label: false },
];

/// Draws the section; what is left of the last page.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>, number: u8) -> Area {
    let list = Listing {
        title: format!("{number}　用いた補完"),
        remark: "この事務所が規則の表を補ったもの".to_owned(),
        introduction: 0.0,
        columns: &COLUMNS,
        rows: sheet.judgment.steps.supplements.iter().map(|note| row(note)).collect(),
    };
    listing::draw(canvas, area, sheet, &list, |_, _| {})
}

fn row(note: &SupplementNote) -> (Vec<String>, String) {
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| NOTHING.to_owned(), wareki::long);
    let cells = vec![
        note.name.clone(),
        format!("確認 {}　作成 {}", note.checked_by, note.made_by),
        format!("作成 {}　採用 {}", day(note.made_on), day(note.adopted_on)),
        note.source.clone(),
    ];
    (cells, format!("補完「{}」", note.name))
}
