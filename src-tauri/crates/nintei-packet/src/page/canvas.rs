//! One page while it is drawn.

use printpdf::{Codepoint, FontId, Op, PdfFontHandle, Pt, TextItem, TextMatrix, TextRenderingMode};

use super::shapes::{self, Grey, Stroke};
use super::{A4_HEIGHT, Area, Inset, PageSize};
use crate::fonts::{FaceId, Fonts};
use crate::text::{self, Fitted, Frame, Line};
use crate::{PacketCase, PrintWarning, PrintWarningKind};

/// Millimetres to points.
const PT_PER_MM: f32 = 72.0 / 25.4;
/// Thickness added to a character of the large font in a bold text, in em: it has no bold cut.
const EMBOLDEN: f32 = 0.03;
/// From the top of the em down to the baseline, in em. The same in all three fonts.
const ASCENT: f32 = 0.88;

/// A line of text as drawn, for checking a layout without reading the PDF.
#[derive(Debug, Clone, PartialEq)]
pub struct DrawnText {
    /// From 1.
    pub page: usize,
    /// What it covers.
    pub area: Area,
    /// Points.
    pub size: f32,
    /// Whether it is bold.
    pub bold: bool,
    /// The characters.
    pub text: String,
}

/// Where a text stands in its area, from side to side.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Align {
    Left,
    Centre,
    Right,
}

/// How a text looks.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Style {
    /// Points.
    pub(crate) size: f32,
    pub(crate) bold: bool,
    pub(crate) align: Align,
    /// Most lines.
    pub(crate) lines: usize,
    pub(crate) ink: Grey,
}

impl Style {
    /// No text is smaller, in points.
    pub(crate) const FLOOR: f32 = 6.5;

    pub(crate) const fn plain(size: f32) -> Self {
        Self { size, bold: false, align: Align::Left, lines: 1, ink: Grey::BLACK }
    }

    pub(crate) const fn bold(size: f32) -> Self {
        Self { bold: true, ..Self::plain(size) }
    }

    pub(crate) const fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    pub(crate) const fn lines(self, lines: usize) -> Self {
        Self { lines, ..self }
    }

    pub(crate) const fn ink(self, ink: Grey) -> Self {
        Self { ink, ..self }
    }

    pub(crate) const fn face(self) -> FaceId {
        if self.bold { FaceId::Bold } else { FaceId::Regular }
    }
}

/// One page while it is drawn.
#[derive(Debug, Default)]
pub(crate) struct Page {
    pub(super) size: PageSize,
    pub(super) ops: Vec<Op>,
}

/// Pages while they are drawn, with what could not be printed as given.
pub(crate) struct Canvas<'f> {
    pub(crate) fonts: &'f Fonts,
    pub(crate) pages: Vec<Page>,
    /// The page being drawn on, from 1.
    page: usize,
    /// Pictures and pages from elsewhere, with the page they stand on, from 1.
    pub(crate) insets: Vec<(usize, Inset)>,
    pub(crate) texts: Vec<DrawnText>,
    pub(crate) warnings: Vec<PrintWarning>,
    /// The case of a packet that is being drawn.
    pub(crate) about: Option<PacketCase>,
}

impl<'f> Canvas<'f> {
    /// One empty page.
    pub(crate) fn new(fonts: &'f Fonts) -> Self {
        Self { pages: vec![Page::default()], page: 1, ..Self::without_pages(fonts) }
    }

    /// No page yet. Nothing may be drawn before there is one.
    pub(crate) fn without_pages(fonts: &'f Fonts) -> Self {
        Self {
            fonts,
            pages: Vec::new(),
            page: 0,
            insets: Vec::new(),
            texts: Vec::new(),
            warnings: Vec::new(),
            about: None,
        }
    }

    /// Puts the pages of `other` behind these.
    pub(crate) fn append(&mut self, other: Self) {
        let before = self.pages.len();
        self.pages.extend(other.pages);
        self.insets.extend(other.insets.into_iter().map(|(page, inset)| (before + page, inset)));
        self.texts.extend(other.texts.into_iter().map(|text| DrawnText { page: before + text.page, ..text }));
        for warning in other.warnings {
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        }
        self.page = self.pages.len();
    }

    /// Puts a picture or a page from elsewhere on this page.
    pub(crate) fn inset(&mut self, inset: Inset) {
        self.insets.push((self.page, inset));
    }

    /// Goes on on an empty page after the last one.
    pub(crate) fn next_page(&mut self) {
        self.next_page_of(PageSize::Upright);
    }

    /// The same on a page of another size.
    pub(crate) fn next_page_of(&mut self, size: PageSize) {
        self.pages.push(Page { size, ops: Vec::new() });
        self.page = self.pages.len();
    }

    /// Draws once more on a page that was left, such as a footer once all pages are counted.
    pub(crate) fn turn_to(&mut self, page: usize) {
        self.page = page.clamp(1, self.pages.len());
    }

    /// The page that is being drawn on, from 1.
    pub(crate) const fn page(&self) -> usize {
        self.page
    }

    /// How many pages there are.
    pub(crate) fn page_count(&self) -> usize {
        self.pages.len()
    }

    fn ops(&mut self) -> &mut Vec<Op> {
        let current = self.page - 1;
        &mut self.pages[current].ops
    }

    pub(crate) fn line(&mut self, stroke: Stroke, from: (f32, f32), to: (f32, f32)) {
        shapes::line(self.ops(), stroke, from, to);
    }

    pub(crate) fn fill(&mut self, grey: Grey, area: Area) {
        shapes::fill(self.ops(), grey, area);
    }

    pub(crate) fn outline(&mut self, stroke: Stroke, area: Area) {
        shapes::outline(self.ops(), stroke, area);
    }

    /// A filled circle.
    pub(crate) fn disc(&mut self, grey: Grey, centre: (f32, f32), radius: f32) {
        shapes::disc(self.ops(), grey, centre, radius);
    }

    pub(crate) fn hatch(&mut self, area: Area, distance: f32) {
        shapes::hatch(self.ops(), area, distance);
    }

    /// Width of `text` on one line, millimetres.
    pub(crate) fn width(&self, style: Style, text: &str) -> f32 {
        text::read(self.fonts, style.face(), text).width() * style.size / PT_PER_MM
    }

    /// Puts `text` into `area`: smaller where it is too long, at last ending in … with a warning that names `field`.
    pub(crate) fn text(&mut self, area: Area, style: Style, field: &str, text: &str) {
        let fitted = self.fit(area, style, text);
        self.place(area, style, field, &fitted);
    }

    /// `text` as it would stand in `area`.
    pub(crate) fn fit(&self, area: Area, style: Style, text: &str) -> Fitted {
        let frame = Frame {
            width: area.width,
            height: area.height,
            size: style.size,
            floor: Style::FLOOR.min(style.size),
            lines: style.lines,
        };
        text::fit(self.fonts, style.face(), text, frame)
    }

    /// Every line of a long `text`, `width` millimetres wide.
    pub(crate) fn flow(&self, width: f32, style: Style, text: &str) -> Fitted {
        text::flow(self.fonts, style.face(), text, width, style.size)
    }

    /// Draws one line of a long text at the left of `row`.
    pub(crate) fn row(&mut self, row: Area, style: Style, line: &Line) {
        let em = style.size / PT_PER_MM;
        self.draw(line, row.x, row.y + (row.height - em) / 2.0, style.size, style);
    }

    /// Draws what already fits.
    pub(crate) fn place(&mut self, area: Area, style: Style, field: &str, fitted: &Fitted) {
        self.note(field, fitted);
        let mut top = area.y + (area.height - fitted.height()) / 2.0;
        for line in &fitted.lines {
            let width = line.width() * fitted.em();
            let x = match style.align {
                Align::Left => area.x,
                Align::Centre => area.x + (area.width - width) / 2.0,
                Align::Right => area.right() - width,
            };
            self.draw(line, x, top, fitted.size, style);
            top += fitted.leading();
        }
    }

    /// Warns of what in `fitted` is not printed as given.
    pub(crate) fn note(&mut self, field: &str, fitted: &Fitted) {
        let missing = fitted.missing.iter().map(|character| PrintWarningKind::MissingCharacter(*character));
        let variants = fitted.variants.iter().map(|character| PrintWarningKind::VariantNotPrinted(*character));
        let shortened = fitted.shortened.then_some(PrintWarningKind::Shortened);
        for kind in missing.chain(variants).chain(shortened) {
            let warning = PrintWarning { about: self.about, field: field.to_owned(), kind };
            if !self.warnings.contains(&warning) {
                self.warnings.push(warning);
            }
        }
    }

    fn draw(&mut self, line: &Line, x: f32, top: f32, size: f32, style: Style) {
        if line.glyphs.is_empty() {
            return;
        }
        let em = size / PT_PER_MM;
        let page = self.page;
        let area = Area::new(x, top, line.width() * em, em);
        self.texts.push(DrawnText { page, area, size, bold: style.bold, text: line.text() });
        let baseline = Pt((A4_HEIGHT - top - em * ASCENT) * PT_PER_MM);
        let ops = self.ops();
        if style.ink != Grey::BLACK {
            ops.push(Op::SetFillColor { col: style.ink.color() });
        }
        ops.push(Op::StartTextSection);
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(Pt(x * PT_PER_MM), baseline) });
        for run in line.glyphs.chunk_by(|one, next| one.face == next.face) {
            if let Some(first) = run.first() {
                ops.push(Op::SetFont { font: PdfFontHandle::External(font_id(first.face)), size: Pt(size) });
            }
            let glyphs =
                run.iter().map(|glyph| Codepoint { gid: glyph.id, offset: 0.0, cid: Some(glyph.text()) }).collect();
            let embolden = style.bold && run.iter().any(|glyph| glyph.face == FaceId::Fallback);
            if embolden {
                ops.push(Op::SetOutlineThickness { pt: Pt(size * EMBOLDEN) });
                ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::FillStroke });
            }
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(glyphs)] });
            if embolden {
                ops.push(Op::SetTextRenderingMode { mode: TextRenderingMode::Fill });
            }
        }
        ops.push(Op::EndTextSection);
        if style.ink != Grey::BLACK {
            ops.push(Op::SetFillColor { col: Grey::BLACK.color() });
        }
    }
}

/// The name of a font inside the PDF.
pub(super) fn font_id(face: FaceId) -> FontId {
    let name = match face {
        FaceId::Regular => "Regular",
        FaceId::Bold => "Bold",
        FaceId::Fallback => "Fallback",
    };
    FontId(name.to_owned())
}
