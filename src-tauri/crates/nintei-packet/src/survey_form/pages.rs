use nintei_survey::wareki;

use super::SurveyFormSheet;
use crate::page::{Area, Canvas, Stroke, Style};
use crate::sheet::cells::{PADDING, VALUE, label, pair};
use crate::sheet::frame::{self, FOOTER_TOP, TITLE_BOTTOM, Title};
use crate::sheet::{Filling, PAPER};

/// The parts of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Overview,
    Questions,
    Notes,
}

impl Part {
    const fn name(self) -> &'static str {
        match self {
            Self::Overview => "認定調査票（概況調査）",
            Self::Questions => "認定調査票（基本調査）",
            Self::Notes => "認定調査票（特記事項）",
        }
    }

    const fn explanation(self) -> &'static str {
        match self {
            Self::Overview => "黒地に白の語と✓が選ばれたもの",
            Self::Questions => "黒い丸の番号が選ばれた答え",
            Self::Notes => "（　）内は基本調査の項目の番号",
        }
    }
}

/// Height of the row with the numbers under the title, millimetres.
const NUMBERS: f32 = 5.6;

/// Names of the numbers under the title.
pub(super) const INSURER: &str = "保険者番号";
pub(super) const INSURED: &str = "被保険者番号";

/// Pages that are filled from above, a new one where there is no room left.
pub(super) struct Pages<'f, 's> {
    pub(super) canvas: Canvas<'f>,
    pub(super) sheet: &'s SurveyFormSheet<'s>,
    part: Part,
    /// Numbers in the head that find no room there.
    pub(super) cut: Vec<&'static str>,
    /// What is left of the page.
    pub(super) rest: Area,
}

impl<'f, 's> Pages<'f, 's> {
    /// The first page.
    pub(super) fn new(canvas: Canvas<'f>, sheet: &'s SurveyFormSheet<'s>) -> Self {
        let mut pages = Self { canvas, sheet, part: Part::Overview, cut: Vec::new(), rest: PAPER };
        pages.head();
        pages
    }

    /// A new page, the first of `part`.
    pub(super) fn begin(&mut self, part: Part) {
        self.part = part;
        self.next();
    }

    fn head(&mut self) {
        let sheet = self.sheet;
        let title = Title {
            name: self.part.name(),
            badge: None,
            words: [&sheet.form.name, self.part.explanation()],
            example: sheet.example,
            case_number: Some(sheet.case_number),
        };
        frame::title(&mut self.canvas, &title);
        let row = Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, NUMBERS);
        let surveyed = sheet.application.surveyed_on.map_or_else(String::new, wareki::with_western);
        let (day, numbers) = row.split_left(80.0);
        let (insurer, insured) = numbers.split_left(46.0);
        pair(&mut self.canvas, day, 18.0, "調査日", &surveyed);
        self.number(insurer, 20.0, INSURER, &sheet.application.insurer_number);
        self.number(insured, 22.0, INSURED, &sheet.application.insured_number);
        let top = row.bottom() + 2.0;
        self.rest = Area::new(PAPER.x, top, PAPER.width, FOOTER_TOP - 1.5 - top);
    }

    fn number(&mut self, area: Area, label_width: f32, field: &'static str, text: &str) {
        let (name, value) = area.split_left(label_width);
        label(&mut self.canvas, name, field);
        self.canvas.outline(Stroke::Hair, value);
        let place = value.inset(PADDING, 0.0);
        let mut fitted = self.canvas.fit(place, Style::plain(VALUE), text);
        if fitted.shortened && !self.cut.contains(&field) {
            self.cut.push(field);
        }
        fitted.shortened = false;
        self.canvas.place(place, Style::plain(VALUE), field, &fitted);
    }
}

impl<'f> Filling<'f> for Pages<'f, '_> {
    fn canvas(&mut self) -> &mut Canvas<'f> {
        &mut self.canvas
    }

    fn rest(&mut self) -> &mut Area {
        &mut self.rest
    }

    /// A new page of the same part.
    fn next(&mut self) {
        self.canvas.next_page();
        self.head();
    }
}
