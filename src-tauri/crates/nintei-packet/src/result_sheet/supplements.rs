//! 用いた補完: the supplements on which values of this sheet rest, with their source and who checked them.

use nintei_judgment::SupplementNote;
use nintei_survey::wareki;

use super::ResultSheet;
use super::listing::{self, Column, Listing};
use crate::page::{Area, Canvas};
use crate::sheet::cells::NOTHING;

const COLUMNS: [Column; 6] = [
    Column { name: "補完名", width: 40.0, label: true },
    Column { name: "確認者", width: 25.0, label: false },
    Column { name: "作成者", width: 25.0, label: false },
    Column { name: "作成日", width: 23.0, label: false },
    Column { name: "採用日", width: 23.0, label: false },
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
        note.checked_by.clone(),
        note.made_by.clone(),
        day(note.made_on),
        day(note.adopted_on),
        note.source.clone(),
    ];
    (cells, format!("補完「{}」", note.name))
}
