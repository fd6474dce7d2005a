//! 適正化プロセス記録シート: five rows and five columns on A4 lying. Rows share the page as long as it holds them;
//! longer ones go on on the next page, line by line, so that nothing is lost.

use chrono::NaiveDate;
use nintei_survey::wareki;
use nintei_training::{IssueArea, RECORD_SHEET_COLUMNS, RecordSheet};

use crate::page::{self, Align, Area, Canvas, Description, Grey, Layout, PageSize, Stroke, Style};
use crate::sheet::Sheet;
use crate::sheet::cells::{self, NOTHING, PADDING};
use crate::text::Fitted;
use crate::{Fonts, PacketError};

/// A 適正化プロセス記録シート to be printed.
#[derive(Debug, Clone)]
pub struct RecordSheetPaper<'a> {
    /// The sheet.
    pub sheet: &'a RecordSheet,
    /// 作成日.
    pub printed_on: NaiveDate,
    /// Name and version of the program, for the footers.
    pub program: &'a str,
}

/// Name of the document.
const NAME: &str = "適正化プロセス記録シート";
/// What a page may use, millimetres.
const FRAME: Area = Area::new(12.0, 9.0, 273.0, 192.0);
/// Heights of the title with the space below it, of the heads and of the foot with the space above it; millimetres.
const TITLE: f32 = 11.0;
const HEADS: f32 = 6.0;
const FOOT: f32 = 5.5;
/// Width of the names of the rows, millimetres.
const AREA_NAME: f32 = 22.0;
/// A row is never lower, millimetres.
const LOWEST: f32 = 16.0;
/// Height of a line, and the space above and below the lines of a row; millimetres.
const LINE: f32 = 3.9;
const AROUND: f32 = 1.4;
/// Lines that a row has on a page at least, where it goes on on the next.
const TOGETHER: usize = 3;
/// How the texts are set.
const TEXT: Style = Style::plain(8.0);

/// A row with every line of its texts.
struct Row {
    area: IssueArea,
    texts: Vec<Fitted>,
}

impl Row {
    fn lines(&self) -> usize {
        self.texts.iter().map(|text| text.lines.len()).max().unwrap_or_default()
    }

    fn height(&self) -> f32 {
        height(self.lines()).max(LOWEST)
    }
}

/// Prints a 適正化プロセス記録シート.
///
/// # Errors
/// [`PacketError`] where a font cannot be used or the PDF cannot be put together.
pub fn record_sheet(paper: &RecordSheetPaper<'_>, fonts: &Fonts) -> Result<Sheet, PacketError> {
    let mut canvas = Canvas::without_pages(fonts);
    let column = (FRAME.width - AREA_NAME) / count(RECORD_SHEET_COLUMNS.len());
    let rows: Vec<Row> = IssueArea::ALL
        .into_iter()
        .map(|area| {
            let row = paper.sheet.row(area);
            let texts = row.texts().into_iter().map(|text| canvas.flow(column - 2.0 * PADDING, TEXT, text));
            Row { area, texts: texts.collect() }
        })
        .collect();
    let mut rest = begin(&mut canvas, paper);
    let needed: f32 = rows.iter().map(Row::height).sum();
    let share = ((rest.height - needed) / count(rows.len())).max(0.0);
    for row in &rows {
        rest = draw(&mut canvas, paper, rest, row, share);
    }
    foot(&mut canvas, paper);
    let pages = canvas.page_count();
    let description = Description { title: NAME, program: paper.program, printed_on: paper.printed_on };
    let pdf = page::write(&mut canvas, &description, Layout::Single, &[])?;
    Ok(Sheet { pdf, warnings: canvas.warnings, pages, texts: canvas.texts })
}

fn count(number: usize) -> f32 {
    f32::from(u16::try_from(number).unwrap_or(u16::MAX))
}

fn height(lines: usize) -> f32 {
    count(lines) * LINE + 2.0 * AROUND
}

/// A new page with its title and the heads; what is left for the rows.
fn begin(canvas: &mut Canvas<'_>, paper: &RecordSheetPaper<'_>) -> Area {
    canvas.next_page_of(PageSize::Lying);
    let (title, rest) = FRAME.split_top(TITLE);
    let row = Area { height: 8.0, ..title };
    let style = Style::bold(17.0);
    let (name, place) = row.split_left(canvas.width(style, NAME) + 4.0);
    canvas.text(name, style, NAME, NAME);
    let (_, place) = place.split_left(place.width - 138.0);
    let (insurer, written) = place.split_left(84.0);
    let written_on = paper.sheet.written_on.map_or_else(String::new, wareki::long);
    cells::pair(canvas, insurer, 16.0, "保険者名", &paper.sheet.insurer);
    cells::pair(canvas, written, 14.0, "記入日", &written_on);
    let rest = Area { height: rest.height - FOOT, ..rest };
    let (heads, rest) = rest.split_top(HEADS);
    let (_, mut place) = heads.split_left(AREA_NAME);
    canvas.fill(Grey::LABEL, heads);
    canvas.outline(Stroke::Thin, heads);
    let width = place.width / count(RECORD_SHEET_COLUMNS.len());
    for column in RECORD_SHEET_COLUMNS {
        let (cell, further) = place.split_left(width);
        canvas.line(Stroke::Hair, (cell.x, cell.y), (cell.x, cell.bottom()));
        canvas.text(cell.inset(PADDING, 0.0), Style::bold(8.0).align(Align::Centre), column, column);
        place = further;
    }
    rest
}

/// Draws a row, going on on further pages where it must; what is left of the last one.
fn draw(canvas: &mut Canvas<'_>, paper: &RecordSheetPaper<'_>, rest: Area, row: &Row, share: f32) -> Area {
    let mut rest = rest;
    let (mut from, lines) = (0, row.lines());
    loop {
        let fitting = (1..=lines - from).rev().find(|lines| height(*lines) <= rest.height + 0.01).unwrap_or_default();
        let whole = from == 0 && row.height() <= rest.height + 0.01;
        if !whole && fitting < TOGETHER.min((lines - from).max(1)) {
            rest = begin(canvas, paper);
            continue;
        }
        let last = whole || fitting == lines - from;
        let taken = if whole { lines } else { fitting };
        let own = if whole { row.height() + share } else { height(taken) };
        let (place, further) = rest.split_top(own);
        part(canvas, place, row, from..from + taken);
        rest = further;
        from += taken;
        if last {
            return rest;
        }
    }
}

/// Some lines of a row.
fn part(canvas: &mut Canvas<'_>, place: Area, row: &Row, lines: std::ops::Range<usize>) {
    let (name, mut cells) = place.split_left(AREA_NAME);
    canvas.fill(Grey::LABEL, name);
    canvas.outline(Stroke::Thin, place);
    let words = if lines.start == 0 { row.area.name().to_owned() } else { format!("{}（続き）", row.area.name()) };
    let top = Area { y: name.y + AROUND, height: (name.height - AROUND).min(8.0), ..name };
    canvas.text(top.inset(PADDING, 0.0), Style::bold(8.0).lines(2), row.area.name(), &words);
    let width = cells.width / count(row.texts.len());
    for (column, text) in RECORD_SHEET_COLUMNS.into_iter().zip(&row.texts) {
        let (cell, further) = cells.split_left(width);
        canvas.line(Stroke::Hair, (cell.x, cell.y), (cell.x, cell.bottom()));
        let mut line = Area { x: cell.x + PADDING, y: cell.y + AROUND, width: cell.width, height: LINE };
        for words in text.lines.iter().skip(lines.start).take(lines.len()) {
            canvas.row(line, TEXT, words);
            line.y += LINE;
        }
        canvas.note(&format!("{}の{column}", row.area.name()), text);
        cells = further;
    }
}

fn foot(canvas: &mut Canvas<'_>, paper: &RecordSheetPaper<'_>) {
    let pages = canvas.page_count();
    let insurer = if paper.sheet.insurer.trim().is_empty() { NOTHING } else { paper.sheet.insurer.trim() };
    let origin = format!("{}　／　保険者 {insurer}　／　作成日 {}", paper.program, wareki::long(paper.printed_on));
    for page in 1..=pages {
        canvas.turn_to(page);
        let row = Area { y: FRAME.bottom() - 4.0, height: 4.0, ..FRAME };
        canvas.line(Stroke::Thin, (row.x, row.y), (row.right(), row.y));
        let (left, right) = row.split_left(row.width - 30.0);
        canvas.text(left, Style::plain(6.5), "脚注", &origin);
        canvas.text(right, Style::plain(7.0).align(Align::Right), "脚注", &format!("{page} / {pages} ページ"));
    }
}
