//! 公式の結果と試算の違い: every part in which the 試算 is not what the official result says.

use nintei_judgment::{ComparisonLine, TotalReading, Verdict};

use super::{OfficialOnSheet, ResultSheet, next_page};
use crate::page::{Area, Canvas, Style};
use crate::sheet::cells::{NOTHING, PADDING};
use crate::sheet::listing::{self, Column, Entry, Listing, Setting};

/// How what is said before the rows looks, and the height of its lines in millimetres.
const WORDS: Style = Style::plain(7.0);
const LINE: f32 = 3.6;
const COLUMNS: [Column; 4] = [
    Column::label("箇所", 38.0),
    Column::new("公式", 24.0),
    Column::new("試算", 32.0),
    Column::new("考えられる原因", 0.0),
];

/// Draws the section; what is left of the last page.
pub(super) fn draw(
    canvas: &mut Canvas<'_>,
    area: Area,
    sheet: &ResultSheet<'_>,
    official: OfficialOnSheet<'_>,
    number: u8,
) -> Area {
    let lines = &official.comparison.lines;
    let differing: Vec<&ComparisonLine> = lines.iter().filter(|line| line.verdict == Verdict::Differs).collect();
    let rows = differing.iter().map(|line| {
        let with_unit = |text: &str| format!("{text}{}", line.unit);
        let because = line.because.clone().unwrap_or_else(|| NOTHING.to_owned());
        let cells = vec![line.name.clone(), with_unit(&line.official), with_unit(&line.ours), because];
        Entry::new(cells, format!("公式の結果と試算の違い「{}」", line.name))
    });
    let room = area.width - 2.0 * PADDING;
    let said: Vec<(String, u8)> = said(official, differing.len())
        .into_iter()
        .map(|sentence| {
            let lines = if canvas.width(WORDS, &sentence) <= room { 1 } else { 2 };
            (sentence, lines)
        })
        .collect();
    let count: f32 = said.iter().map(|(_, lines)| f32::from(*lines)).sum();
    let list = Listing {
        title: format!("{number}　公式の結果と試算の違い"),
        remark: format!("公式の結果は{}", official.origin),
        introduction: 0.6 + count * LINE + 0.6,
        columns: if differing.is_empty() { &[] } else { &COLUMNS },
        setting: Setting::SMALL,
        rows: rows.collect(),
    };
    listing::draw(canvas, area, &next_page(sheet), &list, |canvas, area| {
        let mut rest = area.split_top(0.6).1;
        for (sentence, lines) in &said {
            let (row, further) = rest.split_top(f32::from(*lines) * LINE);
            let style = WORDS.lines(usize::from(*lines));
            canvas.text(row.inset(PADDING, 0.0), style, "公式の結果と試算の違い", sentence);
            rest = further;
        }
    })
}

/// What is said before the rows.
fn said(official: OfficialOnSheet<'_>, differing: usize) -> Vec<String> {
    let comparison = official.comparison;
    let mut said = Vec::new();
    let compared = comparison.lines.len();
    said.push(if differing == 0 {
        format!("比べた{compared}か所に違いはありません。")
    } else {
        format!("比べた{compared}か所のうち、違うものが{differing}か所あります。試算の値に≠を付けています。")
    });
    // A group by its number alone, so that all of them find room.
    let within: Vec<&str> = comparison
        .lines
        .iter()
        .filter(|line| line.verdict == Verdict::Within)
        .filter_map(|line| line.name.split(' ').next())
        .collect();
    if !within.is_empty() {
        said.push(format!("公式の値が試算の幅の中にあるもの: {}", within.join("、")));
    }
    if comparison.total_reading == TotalReading::Neither {
        said.push("公式の各行為の時間の和が、公式の基準時間に一致しません。登録した値を確かめてください。".to_owned());
    }
    said
}
