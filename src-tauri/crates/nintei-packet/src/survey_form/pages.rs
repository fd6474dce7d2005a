use nintei_survey::wareki;

use super::SurveyFormSheet;
use crate::page::{Area, Canvas};
use crate::sheet::PAPER;
use crate::sheet::cells::pair;
use crate::sheet::frame::{self, FOOTER_TOP, TITLE_BOTTOM, Title};

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

/// Pages that are filled from above, a new one where there is no room left.
pub(super) struct Pages<'f, 's> {
    pub(super) canvas: Canvas<'f>,
    pub(super) sheet: &'s SurveyFormSheet<'s>,
    part: Part,
    /// What is left of the page.
    pub(super) rest: Area,
}

impl<'f, 's> Pages<'f, 's> {
    /// The first page.
    pub(super) fn new(canvas: Canvas<'f>, sheet: &'s SurveyFormSheet<'s>) -> Self {
        let mut pages = Self { canvas, sheet, part: Part::Overview, rest: PAPER };
        pages.head();
        pages
    }

    /// A new page, the first of `part`.
    pub(super) fn begin(&mut self, part: Part) {
        self.part = part;
        self.next();
    }

    /// A new page of the same part.
    pub(super) fn next(&mut self) {
        self.canvas.next_page();
        self.head();
    }

    /// Whether `height` millimetres are left.
    pub(super) fn has_room(&self, height: f32) -> bool {
        height <= self.rest.height + 0.01
    }

    /// The next `height` millimetres of this page, whether or not they are left.
    pub(super) fn take(&mut self, height: f32) -> Area {
        let (place, rest) = self.rest.split_top(height);
        self.rest = rest;
        place
    }

    fn head(&mut self) {
        let sheet = self.sheet;
        let title = Title {
            name: self.part.name(),
            badge: None,
            words: [&sheet.form.name, self.part.explanation()],
            example: sheet.example,
            case_number: sheet.case_number,
        };
        frame::title(&mut self.canvas, &title);
        let row = Area::new(PAPER.x, TITLE_BOTTOM, PAPER.width, NUMBERS);
        let surveyed = sheet.application.surveyed_on.map_or_else(String::new, wareki::with_western);
        let (day, numbers) = row.split_left(80.0);
        let (insurer, insured) = numbers.split_left(46.0);
        pair(&mut self.canvas, day, 18.0, "調査日", &surveyed);
        pair(&mut self.canvas, insurer, 20.0, "保険者番号", &sheet.application.insurer_number);
        pair(&mut self.canvas, insured, 22.0, "被保険者番号", &sheet.application.insured_number);
        let top = row.bottom() + 2.0;
        self.rest = Area::new(PAPER.x, top, PAPER.width, FOOTER_TOP - 1.5 - top);
    }
}
