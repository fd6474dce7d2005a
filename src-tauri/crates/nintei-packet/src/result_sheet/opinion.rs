//! 5 日常生活自立度・主治医意見書: what the physician marked beside what the survey answered.

use nintei_survey::{Difference, DifferenceMark, wareki};

use super::{ResultSheet, items};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{HEADING, NOTHING, PADDING, VALUE, head, label, section, value};

/// Widths of the item, the survey's answer and the mark, millimetres. The opinion takes the rest.
const NAME: f32 = 58.0;
const SURVEY: f32 = 56.0;
const MARK: f32 = 10.0;
/// Heights of the heads, of a row and of one with many answers, millimetres.
const HEAD: f32 = 4.0;
const ROW: f32 = 4.7;
const TALL: f32 = 12.6;
/// Answers that find room in an ordinary row.
const FEW: usize = 3;

/// Draws the section; what is left below it.
pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, sheet: &ResultSheet<'_>) -> Area {
    let remark = "★ 主治医が問題視　☆ 調査員が問題視　未 どちらかが未記入";
    let body = section(canvas, area, "5　日常生活自立度・主治医意見書の項目", remark);
    let (who, body) = body.split_top(HEADING - 0.4);
    canvas.text(who.inset(PADDING, 0.0), Style::plain(7.0), "主治医意見書", &physician(sheet));
    let columns = |row: Area| {
        let (name, rest) = row.split_left(NAME);
        let (survey, rest) = rest.split_left(SURVEY);
        let (opinion, mark) = rest.split_left(rest.width - MARK);
        [name, survey, opinion, mark]
    };
    let (top, mut rest) = body.split_top(HEAD);
    for (cell, words) in columns(top).into_iter().zip(["項目", "認定調査", "主治医意見書", "差"]) {
        head(canvas, cell, &[words]);
    }
    for difference in sheet.opinion_form.differences(sheet.form, sheet.answers, &sheet.opinion.items) {
        let few = difference.survey.len().max(difference.opinion.len()) <= FEW;
        let (row, further) = rest.split_top(if few { ROW } else { TALL });
        line(canvas, columns(row), sheet, &difference);
        rest = further;
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - body.y, ..body });
    rest
}

fn line(canvas: &mut Canvas<'_>, cells: [Area; 4], sheet: &ResultSheet<'_>, difference: &Difference) {
    let [name, survey, opinion, mark] = cells;
    let item = difference.survey_item;
    label(canvas, name, &format!("{item}　{}", difference.name));
    let style = Style::plain(VALUE).lines(4);
    let surveyed = answered(sheet.answers.get(item).is_answered(), &difference.survey, "未回答");
    value(canvas, survey, style, &format!("{item} 認定調査"), &surveyed);
    let marked = answered(sheet.opinion.items.get(difference.item).is_answered(), &difference.opinion, "未入力");
    value(canvas, opinion, style, &format!("主治医意見書の{}", difference.name), &marked);
    if difference.mark != DifferenceMark::Same {
        canvas.fill(Grey(0.85), mark);
    }
    value(canvas, mark, Style::bold(VALUE).align(Align::Centre), "差", difference.mark.symbol());
}

fn answered(is_answered: bool, labels: &[String], otherwise: &str) -> String {
    match (is_answered, labels) {
        (false, _) => otherwise.to_owned(),
        (true, []) => "なし".to_owned(),
        (true, [label]) => label.clone(),
        (true, labels) => labels.iter().map(|label| items::short(label)).collect::<Vec<_>>().join("・"),
    }
}

/// Who wrote the opinion, and when.
fn physician(sheet: &ResultSheet<'_>) -> String {
    let opinion = sheet.opinion;
    let or_nothing = |text: &str| if text.trim().is_empty() { NOTHING.to_owned() } else { text.trim().to_owned() };
    let written = opinion.written_on.map_or_else(|| NOTHING.to_owned(), wareki::with_western);
    if sheet.is_for_members() {
        return format!("記入日 {written}");
    }
    // The day comes first, so that a long name cannot push it out.
    format!("記入日 {written}　医師 {}　医療機関 {}", or_nothing(&opinion.physician), or_nothing(&opinion.institution))
}
