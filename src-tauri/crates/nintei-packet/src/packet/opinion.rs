//! 主治医意見書: every item that is kept, in its wording, with what is marked and how the survey answers.

use nintei_survey::{Difference, OpinionQuestion, wareki};

use super::frame::PersonPages;
use super::{Packet, PacketPerson};
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::{NOTHING, PADDING, pair};
use crate::sheet::choices;
use crate::sheet::{Audience, Filling};

/// Height of the rows: who wrote it, an item's heading, its options, the survey's answer; millimetres.
const WRITTEN: f32 = 5.6;
const HEADING: f32 = 5.4;
const OPTION: f32 = 5.2;
const SURVEY: f32 = 4.6;
/// Space below an item, and between options; millimetres.
const GAP: f32 = 1.8;
const BETWEEN: f32 = 3.0;
/// How options look.
const WORDS: Style = Style::plain(8.5);

pub(super) fn draw(canvas: &mut Canvas<'_>, packet: &Packet<'_>, person: &PacketPerson<'_>) {
    let mut pages = PersonPages::begin(canvas, packet, person, "主治医意見書");
    let row = pages.take(WRITTEN);
    written(pages.canvas(), row, packet, person);
    pages.take(GAP);
    let sheet = &person.sheet;
    let differences = sheet.opinion_form.differences(sheet.form, sheet.answers, &sheet.opinion.items);
    for question in &sheet.opinion_form.items {
        let difference = differences.iter().find(|difference| difference.item == question.item);
        item(&mut pages, person, question, difference);
    }
}

fn written(canvas: &mut Canvas<'_>, row: Area, packet: &Packet<'_>, person: &PacketPerson<'_>) {
    let opinion = person.sheet.opinion;
    let day = opinion.written_on.map_or_else(|| NOTHING.to_owned(), wareki::with_western);
    let (left, right) = row.split_left(68.0);
    pair(canvas, left, 18.0, "記入日", &day);
    let (middle, right) = right.split_left(right.width / 2.0);
    let withheld = "（委員用には印字していません）";
    let (physician, institution) = match packet.audience {
        Audience::Members => (withheld, withheld),
        Audience::Secretariat => (opinion.physician.as_str(), opinion.institution.as_str()),
    };
    pair(canvas, middle, 14.0, "医師", physician);
    pair(canvas, right, 14.0, "医療機関", institution);
}

fn item<'f>(
    pages: &mut impl Filling<'f>,
    person: &PacketPerson<'_>,
    question: &OpinionQuestion,
    difference: Option<&Difference>,
) {
    let given = person.sheet.opinion.items.get(question.item);
    let options: Vec<(u8, &str)> = question.options.iter().map(|option| (option.no, option.label.as_str())).collect();
    let room = pages.rest().width - 2.0 * PADDING;
    let rows = rows(pages.canvas(), room, &options);
    let lines = f32::from(u16::try_from(rows.len()).unwrap_or(u16::MAX));
    if !pages.has_room(HEADING + lines * OPTION + SURVEY) {
        pages.next();
    }
    let place = pages.take(HEADING);
    let (heading, state) = place.split_left(place.width - 30.0);
    pages.canvas().fill(Grey::LABEL, Area { height: HEADING - 0.6, ..place });
    let words = format!("{}　（{}）", question.name, question.section);
    let heading = Area { height: HEADING - 0.6, ..heading }.inset(PADDING, 0.0);
    pages.canvas().text(heading, Style::bold(8.5), &question.name, &words);
    let answer = match (given.is_answered(), given.numbers().next()) {
        (false, _) => "未入力",
        (true, None) => "なし",
        (true, Some(_)) => "",
    };
    let state = Area { height: HEADING - 0.6, ..state }.inset(PADDING, 0.0);
    pages.canvas().text(state, Style::bold(8.5).align(Align::Right), &question.name, answer);
    for row in rows {
        let mut rest = pages.take(OPTION).inset(PADDING, 0.0);
        for (no, label) in row {
            let width = choices::numbered_width(pages.canvas(), WORDS, label);
            let (place, further) = rest.split_left(width.min(rest.width));
            choices::numbered(pages.canvas(), place, WORDS, (no, label), given.contains(no));
            rest = further.split_left(BETWEEN).1;
        }
    }
    if let Some(difference) = difference {
        survey(pages, person, difference);
    }
    let gap = GAP.min(pages.rest().height);
    let place = pages.take(gap);
    pages.canvas().line(Stroke::Hair, (place.x, place.y), (place.right(), place.y));
}

/// Options side by side, as many as a row holds.
fn rows<'o>(canvas: &Canvas<'_>, room: f32, options: &[(u8, &'o str)]) -> Vec<Vec<(u8, &'o str)>> {
    let mut rows: Vec<Vec<(u8, &str)>> = Vec::new();
    let mut left = 0.0;
    for (no, label) in options {
        let width = choices::numbered_width(canvas, WORDS, label);
        match rows.last_mut() {
            Some(row) if width <= left => row.push((*no, label)),
            _ => {
                rows.push(vec![(*no, label)]);
                left = room;
            }
        }
        left -= width + BETWEEN;
    }
    rows
}

/// What the survey answers to the same, and how the two stand.
fn survey<'f>(pages: &mut impl Filling<'f>, person: &PacketPerson<'_>, difference: &Difference) {
    let item = difference.survey_item;
    let answered = match (person.sheet.answers.get(item).is_answered(), difference.survey.as_slice()) {
        (false, _) => "未回答".to_owned(),
        (true, []) => "なし".to_owned(),
        (true, labels) => labels.join("・"),
    };
    let words = format!("認定調査 {item}: {answered}　{}", difference.mark.symbol());
    let row = pages.take(SURVEY);
    let field = format!("認定調査の{item}");
    pages.canvas().text(row.inset(2.0 * PADDING, 0.0), Style::plain(7.5), &field, words.trim_end());
}
