//! The pages of one exercise: where a page, or half of a sheet of A3, begins, its head and its foot.

use nintei_survey::wareki;
use nintei_training::Origin;

use super::{WorksheetPaper, WorksheetPart};
use crate::page::{A4_HEIGHT, A4_WIDTH, Align, Area, Canvas, Grey, PageSize, Stroke, Style};
use crate::sheet::cells;
use crate::{Fonts, Paper};

/// Margins beside and above, millimetres.
const BESIDE: f32 = 12.0;
const ABOVE: f32 = 9.0;
/// Heights of the title, of the space below it and of the foot, millimetres.
const TITLE: f32 = 9.0;
const BELOW_TITLE: f32 = 2.0;
const FOOT: f32 = 4.0;
const ABOVE_FOOT: f32 = 1.5;
/// Widths of 氏名 and its cell, of the mark 架空 and of the word 解答, millimetres.
const NAME: (f32, f32) = (11.0, 54.0);
const EXAMPLE: f32 = 14.0;
const KEY: f32 = 18.0;

/// The pages of one exercise while they are drawn.
pub(super) struct Book<'f, 'p> {
    pub(super) canvas: Canvas<'f>,
    given: &'p WorksheetPaper<'p>,
    part: WorksheetPart,
    pub(super) paper: Paper,
    /// Every page or half, with the page of the PDF that it lies on, from 1.
    places: Vec<(usize, Area)>,
    /// Whether the right half of the last page is still empty.
    half: bool,
}

impl<'f, 'p> Book<'f, 'p> {
    pub(super) fn begin(fonts: &'f Fonts, given: &'p WorksheetPaper<'p>, part: WorksheetPart, paper: Paper) -> Self {
        Self { canvas: Canvas::without_pages(fonts), given, part, paper, places: Vec::new(), half: false }
    }

    /// The page that is being drawn on, from 1.
    pub(super) const fn page(&self) -> usize {
        self.canvas.page()
    }

    /// A page of tables, or on A3 half of one; what lies between head and foot.
    pub(super) fn next_table(&mut self, section: &str) -> Area {
        let upright = Area::new(0.0, 0.0, A4_WIDTH, A4_HEIGHT);
        let edge = match self.paper {
            Paper::A4 => {
                self.canvas.next_page();
                upright
            }
            Paper::A3 if self.half => {
                self.half = false;
                Area { x: A4_WIDTH, ..upright }
            }
            Paper::A3 => {
                self.canvas.next_page_of(PageSize::Wide);
                self.half = true;
                upright
            }
        };
        self.place(edge, section)
    }

    /// A page for a figure; what lies between head and foot.
    pub(super) fn next_figure(&mut self, size: PageSize, section: &str) -> Area {
        self.half = false;
        self.canvas.next_page_of(size);
        self.place(Area::new(0.0, 0.0, size.width(), size.height()), section)
    }

    fn place(&mut self, edge: Area, section: &str) -> Area {
        let frame = edge.inset(BESIDE, ABOVE);
        self.places.push((self.page(), frame));
        self.title(frame, section);
        between(edge)
    }

    fn title(&mut self, frame: Area, section: &str) {
        let example = matches!(self.given.exercise.origin, Origin::Drawn { .. });
        let canvas = &mut self.canvas;
        let (row, _) = frame.split_top(TITLE);
        let style = Style::bold(17.0);
        let width = canvas.width(style, WorksheetPart::Blank.name());
        let (name, mut rest) = row.split_left(width + 2.5);
        canvas.text(name, style, "表題", WorksheetPart::Blank.name());
        let lower = |area: Area| Area { y: area.y + 0.8, height: 7.4, ..area };
        match self.part {
            WorksheetPart::Key => {
                let (place, further) = rest.split_left(KEY);
                canvas.fill(Grey::BLACK, lower(place));
                canvas.text(lower(place), Style::bold(14.0).align(Align::Centre).ink(Grey::WHITE), "表題", "解　答");
                rest = further.split_left(2.5).1;
            }
            WorksheetPart::Blank => {
                let (words, place) = rest.split_left(rest.width - NAME.0 - NAME.1);
                let (label, value) = lower(place).split_left(NAME.0);
                cells::label(canvas, label, "氏名");
                canvas.outline(Stroke::Hair, value);
                rest = Area { width: words.width - 2.0, ..words };
            }
        }
        if example {
            let (words, mark) = rest.split_left(rest.width - EXAMPLE);
            canvas.outline(Stroke::Heavy, lower(mark));
            canvas.text(lower(mark).inset(0.5, 0.0), Style::bold(11.0).align(Align::Centre), "表題", "架 空");
            rest = Area { width: words.width - 2.0, ..words };
        }
        let (first, second) = rest.split_top(4.7);
        canvas.text(Area { y: first.y + 0.5, height: 4.2, ..first }, Style::bold(10.0), "課題", &self.given.title);
        canvas.text(Area { height: 3.6, ..second }, Style::plain(7.5), "表題", section);
    }

    /// The pages with their feet; where something follows, filled up to the end of the sheet of paper.
    pub(super) fn bound(mut self, filled_up: bool) -> Canvas<'f> {
        let example = matches!(self.given.exercise.origin, Origin::Drawn { .. });
        let words = match (example, self.part) {
            (true, WorksheetPart::Blank) => "架空の事例",
            (true, WorksheetPart::Key) => "架空の事例・解答",
            (false, WorksheetPart::Blank) => "",
            (false, WorksheetPart::Key) => "解答",
        };
        let WorksheetPaper { program, rules, form, printed_on, .. } = self.given;
        let origin = format!(
            "{program}　／　規則 {}　／　調査票 {}　／　作成日 {}",
            rules.id(),
            form.name,
            wareki::long(*printed_on)
        );
        let count = self.places.len();
        for (index, (page, frame)) in std::mem::take(&mut self.places).into_iter().enumerate() {
            self.canvas.turn_to(page);
            let foot = Area { y: frame.bottom() - FOOT, height: FOOT, ..frame };
            self.foot(foot, &origin, words, &format!("{} / {count} ページ", index + 1));
        }
        if filled_up && !self.canvas.page_count().is_multiple_of(2) {
            let size = match self.paper {
                Paper::A4 => PageSize::Upright,
                Paper::A3 => PageSize::Wide,
            };
            self.canvas.next_page_of(size);
            let row = Area::new(0.0, size.height() / 2.0, size.width(), 5.0);
            let style = Style::plain(8.0).align(Align::Centre).ink(Grey(0.5));
            self.canvas.text(row, style, "空白のページ", "（このページには記載がありません）");
        }
        self.canvas
    }

    fn foot(&mut self, row: Area, origin: &str, words: &str, page: &str) {
        let canvas = &mut self.canvas;
        canvas.line(Stroke::Thin, (row.x, row.y), (row.right(), row.y));
        let (left, right) = row.split_left(row.width - 24.0);
        canvas.text(right, Style::plain(7.0).align(Align::Right), "脚注", page);
        let (left, middle) = left.split_left(left.width - 32.0);
        canvas.text(middle, Style::bold(7.0).align(Align::Right), "脚注", words);
        canvas.text(left, Style::plain(6.5), "脚注", origin);
    }
}

/// What lies between head and foot of a page of this size, its upper left corner at 0.
pub(super) fn room(size: PageSize) -> Area {
    between(Area::new(0.0, 0.0, size.width(), size.height()))
}

fn between(edge: Area) -> Area {
    let frame = edge.inset(BESIDE, ABOVE);
    let body = frame.split_top(TITLE + BELOW_TITLE).1;
    Area { height: body.height - FOOT - ABOVE_FOOT, ..body }
}
