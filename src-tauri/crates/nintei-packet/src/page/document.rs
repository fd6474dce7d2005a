//! Drawn pages as a PDF file. Nothing in it depends on chance or on the clock.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, NaiveDate};
use lopdf::{Dictionary, Object, StringFormat};
use printpdf::date::{Date, DateTime, Offset, Time};
use printpdf::{Mm, Op, PdfDocument, PdfDocumentInfo, PdfFont, PdfFontHandle, PdfPage, PdfSaveOptions, TextItem};
use sha2::{Digest, Sha256};

use super::canvas::{Canvas, Page, font_id};
use super::inset::{self, Inset};
use super::layout::{self, Bookmark, Layout};
use super::{A4_HEIGHT, A4_WIDTH, PageSize};
use crate::PacketError;
use crate::fonts::{self, FaceId, Fonts};

/// What a PDF says about itself. Never anything about a person.
pub(crate) struct Description<'a> {
    pub(crate) title: &'a str,
    pub(crate) program: &'a str,
    pub(crate) printed_on: NaiveDate,
}

/// The pages of `canvas` as a PDF that carries only the glyphs it uses.
pub(crate) fn write(
    canvas: &mut Canvas<'_>,
    description: &Description<'_>,
    layout: Layout,
    bookmarks: &[Bookmark],
) -> Result<Vec<u8>, PacketError> {
    let mut document = PdfDocument::new(description.title);
    document.metadata.info = info(description);
    embed_fonts(canvas.fonts, &mut canvas.pages, &mut document)?;
    let mut sizes = Vec::with_capacity(canvas.pages.len());
    for page in std::mem::take(&mut canvas.pages) {
        sizes.push(page.size);
        document.pages.push(PdfPage::new(Mm(A4_WIDTH), Mm(A4_HEIGHT), page.ops));
    }
    let mut pdf = document.to_lopdf_document(&PdfSaveOptions::default(), &mut Vec::new());
    // Supplementary characters in ToUnicode and the language entry need more than printpdf's 1.3.
    pdf.version = "1.7".to_owned();
    let catalog = pdf.catalog_mut().map_err(|cause| PacketError::NotWritten { cause: cause.to_string() })?;
    catalog.set("Lang", Object::string_literal("ja"));
    let mut viewer = Dictionary::new();
    viewer.set("DisplayDocTitle", true);
    catalog.set("ViewerPreferences", viewer);
    cut(&mut pdf, &sizes).map_err(|cause| PacketError::NotWritten { cause: cause.to_string() })?;
    arrange(&mut pdf, std::mem::take(&mut canvas.insets), layout, bookmarks)
        .map_err(|cause| PacketError::NotWritten { cause: cause.to_string() })?;
    compress(&mut pdf);
    // printpdf makes the identifier of chance; made of the content it is the same for the same document.
    pdf.trailer.remove(b"ID");
    let bytes = save(&mut pdf)?;
    let identifier = Sha256::digest(&bytes)[..16].to_vec();
    let identifier = Object::String(identifier, StringFormat::Hexadecimal);
    pdf.trailer.set("ID", Object::Array(vec![identifier.clone(), identifier]));
    save(&mut pdf)
}

/// Gives every page its size.
fn cut(pdf: &mut lopdf::Document, sizes: &[PageSize]) -> Result<(), lopdf::Error> {
    if sizes.iter().all(|size| *size == PageSize::Upright) {
        return Ok(());
    }
    let pages: Vec<lopdf::ObjectId> = pdf.page_iter().collect();
    for (page, size) in pages.into_iter().zip(sizes).filter(|(_, size)| **size != PageSize::Upright) {
        size.cut(pdf.get_dictionary_mut(page)?);
    }
    Ok(())
}

fn arrange(
    pdf: &mut lopdf::Document,
    insets: Vec<(usize, Inset)>,
    layout: Layout,
    bookmarks: &[Bookmark],
) -> Result<(), lopdf::Error> {
    let pages: Vec<lopdf::ObjectId> = if insets.is_empty() { Vec::new() } else { pdf.page_iter().collect() };
    for (count, (page, inset)) in insets.into_iter().enumerate() {
        if let Some(page) = page.checked_sub(1).and_then(|page| pages.get(page)) {
            inset::put(pdf, *page, inset, &format!("Inset{count}"))?;
        }
    }
    layout::lay_out(pdf, layout, bookmarks)
}

/// Compresses every stream, on all processors: a third of the work of a long document.
fn compress(pdf: &mut lopdf::Document) {
    let streams = pdf.objects.values_mut().filter_map(|object| object.as_stream_mut().ok());
    let mut streams: Vec<_> = streams.filter(|stream| stream.allows_compression).collect();
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    let share = streams.len().div_ceil(processors).max(1);
    std::thread::scope(|scope| {
        for part in streams.chunks_mut(share) {
            scope.spawn(move || {
                for stream in part {
                    // A stream that cannot be made smaller stays as it is.
                    let _ = stream.compress();
                }
            });
        }
    });
}

fn save(pdf: &mut lopdf::Document) -> Result<Vec<u8>, PacketError> {
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).map_err(|cause| PacketError::NotWritten { cause: cause.to_string() })?;
    Ok(bytes)
}

fn info(description: &Description<'_>) -> PdfDocumentInfo {
    let on = description.printed_on;
    let number = |part: u32| u8::try_from(part).unwrap_or(1);
    let date = DateTime::new_in_offset(
        Date { year: on.year(), month: number(on.month()), day: number(on.day()) },
        Time { hour: 0, minute: 0, second: 0, millisecond: 0 },
        Offset { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 },
    );
    PdfDocumentInfo {
        document_title: description.title.to_owned(),
        creator: description.program.to_owned(),
        producer: "printpdf".to_owned(),
        creation_date: date,
        modification_date: date,
        metadata_date: date,
        ..PdfDocumentInfo::default()
    }
}

/// Puts the glyphs used into the document and renumbers them in the pages.
fn embed_fonts(fonts: &Fonts, pages: &mut [Page], document: &mut PdfDocument) -> Result<(), PacketError> {
    let mut used: BTreeMap<FaceId, BTreeSet<u16>> = BTreeMap::new();
    each_glyph(pages, |face, glyph| {
        used.entry(face).or_default().insert(*glyph);
    });
    let mut renumbered = BTreeMap::new();
    for (id, glyphs) in &used {
        let Some(face) = fonts.face(*id) else { continue };
        let embedded = fonts::embed(face, glyphs)?;
        document.resources.fonts.map.insert(font_id(*id), PdfFont::new(embedded.font));
        renumbered.insert(*id, embedded.renumbered);
    }
    each_glyph(pages, |face, glyph| {
        if let Some(new) = renumbered.get(&face).and_then(|numbers| numbers.get(glyph)) {
            *glyph = *new;
        }
    });
    Ok(())
}

fn each_glyph(pages: &mut [Page], mut visit: impl FnMut(FaceId, &mut u16)) {
    let mut current = None;
    for op in pages.iter_mut().flat_map(|page| &mut page.ops) {
        match op {
            Op::SetFont { font: PdfFontHandle::External(id), .. } => {
                current = FaceId::ALL.into_iter().find(|face| font_id(*face) == *id);
            }
            Op::ShowText { items } => {
                for item in items {
                    if let (TextItem::GlyphIds(glyphs), Some(face)) = (item, current) {
                        glyphs.iter_mut().for_each(|glyph| visit(face, &mut glyph.gid));
                    }
                }
            }
            _ => {}
        }
    }
}
