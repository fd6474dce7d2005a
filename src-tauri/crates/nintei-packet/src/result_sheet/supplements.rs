//! 用いた補完: the supplements on which values of this sheet rest, with their source and who checked them.

use nintei_judgment::SupplementNote;
use nintei_survey::wareki;

use super::{ResultSheet, next_page};
use crate::page::{Area, Canvas};
use crate::sheet::cells::NOTHING;
use crate::sheet::listing::{self, Column, Entry, Listing, Setting};

const COLUMNS: [Column; 6] = [
    Column::label("補完名", 40.0),
    Column::new("確認者", 25.0),
    Column::new("作成者", 25.0),
    Column::new("作成日", 23.0),
    Column::new("採用日", 23.0),
    Column::new("出典", 0.0),
];

/// Draws the section; what is left of the last page.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>, number: u8) -> Area {
    let rows = sheet.judgment.steps.supplements.iter().map(|note| row(note, sheet.is_for_members()));
    let list = Listing {
        title: format!("{number}　用いた補完"),
        remark: "この事務所が規則の表を補ったもの".to_owned(),
        introduction: 0.0,
        columns: &COLUMNS,
        setting: Setting::SMALL,
        rows: rows.collect(),
    };
    listing::draw(canvas, area, &next_page(sheet), &list, |_, _| {})
}

fn row(note: &SupplementNote, for_members: bool) -> Entry {
    let who = |name: &str| if for_members { NOTHING.to_owned() } else { name.to_owned() };
    let day = |day: Option<chrono::NaiveDate>| day.map_or_else(|| NOTHING.to_owned(), wareki::long);
    let cells = vec![
        note.name.clone(),
        who(&note.checked_by),
        who(&note.made_by),
        day(note.made_on),
        day(note.adopted_on),
        note.source.clone(),
    ];
    Entry::new(cells, format!("補完「{}」", note.name))
}
