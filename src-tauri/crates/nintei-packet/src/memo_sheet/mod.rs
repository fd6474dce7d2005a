//! Memo sheet for the visit: front and back of one sheet of A4, with a box for every option and room to write.

mod essentials;
mod items;
mod special_care;

use chrono::NaiveDate;
use nintei_survey::{FormEdition, Section};

use crate::page::{Area, Canvas, Grey, Stroke, Style};
use crate::sheet::cells::PADDING;
use crate::sheet::circumstances;
use crate::sheet::frame::{self, FOOTER_TOP, Footer, TITLE_BOTTOM, Title};
use crate::sheet::{self, LastAnswers, PAPER, Sheet};
use crate::{Fonts, PacketError};

/// Everything a memo sheet shows. It carries the 整理番号 and nothing else that leads to the person.
#[derive(Debug, Clone)]
pub struct MemoSheet<'a> {
    /// Edition of the form.
    pub form: &'a FormEdition,
    /// 整理番号.
    pub case_number: u32,
    /// 氏名, only where it is asked for.
    pub name: Option<&'a str>,
    /// The last survey's answers, where there are any.
    pub last: Option<LastAnswers<'a>>,
    /// 作成日.
    pub printed_on: NaiveDate,
    /// 架空: made up.
    pub example: bool,
    /// Name and version of the program, for the footer.
    pub program: &'a str,
}

/// Height of the legend at the foot of each side, millimetres.
const LEGEND: f32 = 3.8;
/// Height of a group's heading, millimetres.
const HEADING: f32 = 4.0;
/// The groups on the front. The back takes the others.
const FRONT: std::ops::RangeInclusive<u8> = 1..=2;

/// Prints a memo sheet.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn memo_sheet(sheet: &MemoSheet<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut canvas = Canvas::new(fonts);
    let body = side(&mut canvas, sheet);
    let body = essentials::draw(&mut canvas, body, sheet);
    groups(&mut canvas, body, sheet, |group| FRONT.contains(&group.id));
    canvas.next_page();
    let body = side(&mut canvas, sheet);
    groups(&mut canvas, body, sheet, |group| !FRONT.contains(&group.id));
    let printed_on = nintei_survey::wareki::long(sheet.printed_on);
    let origin = format!("{}　／　調査票 {}　／　作成日 {printed_on}", sheet.program, sheet.form.name);
    let words = if sheet.example { "架空の事例" } else { "" };
    frame::footers(&mut canvas, &Footer { origin: &origin, words });
    sheet::finish(canvas, "認定調査メモ", sheet.program, sheet.printed_on)
}

/// Title and legend of one side; what lies between them.
fn side(canvas: &mut Canvas<'_>, sheet: &MemoSheet<'_>) -> Area {
    let title = Title {
        name: "認定調査メモ",
        badge: None,
        words: [
            "訪問時の控えです（認定調査票ではありません）",
            "番号は調査票の選択肢の番号です。文言の全体は調査票で確かめてください。",
        ],
        example: sheet.example,
        case_number: Some(sheet.case_number),
    };
    frame::title(canvas, &title);
    let page = Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, FOOTER_TOP - 0.5 - TITLE_BOTTOM);
    let (body, legend) = page.split_top(page.height - LEGEND);
    let letters = circumstances::ALL.map(|(one, letter)| format!("{letter}: {}", circumstances::name(one)));
    let last = if sheet.last.is_some() { "　　　前回: 前回の調査で選ばれた番号" } else { "" };
    let words = format!("状況　{}{last}", letters.join("　"));
    canvas.text(legend, Style::plain(7.0), "凡例", &words);
    body
}

/// The groups that `here` picks, their rows as high as the side allows.
fn groups(canvas: &mut Canvas<'_>, area: Area, sheet: &MemoSheet<'_>, here: impl Fn(&Section) -> bool) {
    let groups: Vec<&Section> = sheet.form.sections.iter().filter(|group| here(group)).collect();
    let mut rest = items::heads(canvas, area, sheet.last.is_some());
    let rows = groups.iter().filter(|group| group.id != special_care::SECTION).flat_map(|group| &group.questions);
    let shares: f32 = rows.map(|question| items::share(canvas, question)).sum();
    let special = groups.iter().any(|group| group.id == special_care::SECTION);
    let special = if special { special_care::HEIGHT } else { 0.0 };
    let share = (rest.height - count(groups.len()) * HEADING - special) / shares.max(1.0);
    let top = area.y;
    for group in groups {
        let (place, below) = rest.split_top(HEADING);
        rest = below;
        if group.id == special_care::SECTION {
            heading(canvas, place, &format!("{}（過去14日間）", group.name));
            rest = special_care::draw(canvas, rest, group, sheet);
            continue;
        }
        let words = match group.id {
            1..=5 => format!("第{}群　{}", group.id, group.name),
            _ => group.name.clone(),
        };
        heading(canvas, place, &words);
        for question in &group.questions {
            let (place, below) = rest.split_top(share * items::share(canvas, question));
            items::draw(canvas, place, question, sheet);
            rest = below;
        }
    }
    canvas.outline(Stroke::Thin, Area { height: rest.y - top, ..area });
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

fn heading(canvas: &mut Canvas<'_>, row: Area, words: &str) {
    canvas.fill(Grey::LABEL, row);
    canvas.outline(Stroke::Hair, row);
    canvas.text(row.inset(PADDING, 0.0), Style::bold(7.5), words, words);
}
