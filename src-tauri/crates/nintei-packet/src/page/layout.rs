//! How pages of A4 lie on the paper, and what leads to them.

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{A4_HEIGHT, A4_WIDTH, inset};

/// Millimetres to points.
const PT_PER_MM: f32 = 72.0 / 25.4;

/// How pages lie on the paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// Each page on its own side of A4.
    Single,
    /// Two pages side by side on A3.
    TwoUp,
    /// Each page on its own side of A3, its long edge below.
    Wide,
}

impl Layout {
    /// Sides of paper that so many pages take.
    pub(crate) const fn sheets(self, pages: usize) -> usize {
        match self {
            Self::Single | Self::Wide => pages,
            Self::TwoUp => pages.div_ceil(2),
        }
    }

    /// The edge along which a sheet printed on both sides is turned.
    const fn duplex(self) -> &'static str {
        match self {
            Self::Single => "DuplexFlipLongEdge",
            Self::TwoUp | Self::Wide => "DuplexFlipShortEdge",
        }
    }
}

/// A name in the reader's margin that leads to a page.
#[derive(Debug, Clone)]
pub(crate) struct Bookmark {
    pub(crate) title: String,
    /// Page of A4, from 0.
    pub(crate) page: usize,
    pub(crate) within: Vec<Bookmark>,
}

impl Bookmark {
    pub(crate) fn new(title: impl Into<String>, page: usize) -> Self {
        Self { title: title.into(), page, within: Vec::new() }
    }
}

/// Lays the pages of `pdf` on the paper and adds the bookmarks.
pub(super) fn lay_out(pdf: &mut Document, layout: Layout, bookmarks: &[Bookmark]) -> Result<(), lopdf::Error> {
    let mut pages: Vec<ObjectId> = pdf.page_iter().collect();
    if layout == Layout::TwoUp {
        pages = two_up(pdf, &pages)?;
    }
    if bookmarks.is_empty() {
        return Ok(());
    }
    let per_sheet = if layout == Layout::TwoUp { 2 } else { 1 };
    let root = pdf.new_object_id();
    let mut outlines = outline(pdf, root, bookmarks, &|page| pages.get(page / per_sheet).copied());
    outlines.set("Type", "Outlines");
    pdf.set_object(root, outlines);
    let catalog = pdf.catalog_mut()?;
    catalog.set("Outlines", root);
    catalog.set("PageMode", "UseOutlines");
    if let Ok(viewer) = catalog.get_mut(b"ViewerPreferences").and_then(Object::as_dict_mut) {
        viewer.set("Duplex", layout.duplex());
        viewer.set("PrintScaling", "None");
    }
    Ok(())
}

/// The entries of one level of bookmarks, as their parent names them.
fn outline(
    pdf: &mut Document,
    parent: ObjectId,
    bookmarks: &[Bookmark],
    page: &dyn Fn(usize) -> Option<ObjectId>,
) -> Dictionary {
    let ids: Vec<ObjectId> = bookmarks.iter().map(|_| pdf.new_object_id()).collect();
    for (index, bookmark) in bookmarks.iter().enumerate() {
        let mut entry = outline(pdf, ids[index], &bookmark.within, page);
        // Shown folded, so that the first look is at the persons.
        if let Ok(count) = entry.get(b"Count").and_then(Object::as_i64) {
            entry.set("Count", -count);
        }
        entry.set("Title", lopdf::text_string(&bookmark.title));
        entry.set("Parent", parent);
        if let Some(page) = page(bookmark.page) {
            entry.set("Dest", vec![page.into(), "Fit".into()]);
        }
        if let Some(before) = index.checked_sub(1).and_then(|before| ids.get(before)) {
            entry.set("Prev", *before);
        }
        if let Some(after) = ids.get(index + 1) {
            entry.set("Next", *after);
        }
        pdf.set_object(ids[index], entry);
    }
    let mut own = Dictionary::new();
    if let (Some(first), Some(last)) = (ids.first(), ids.last()) {
        own.set("First", *first);
        own.set("Last", *last);
        own.set("Count", i64::try_from(ids.len()).unwrap_or(i64::MAX));
    }
    own
}

/// Joins every two pages into one; the joined pages.
fn two_up(pdf: &mut Document, pages: &[ObjectId]) -> Result<Vec<ObjectId>, lopdf::Error> {
    let shift = |x: f32| format!("q 1 0 0 1 {x} 0 cm\n");
    let (left, right) = (shift(0.0), shift(A4_WIDTH * PT_PER_MM));
    let mut piece = |words: &str| pdf.add_object(Stream::new(Dictionary::new(), words.as_bytes().to_vec()));
    let (open, between, only, close) = (piece(&left), piece(&format!("\nQ\n{right}")), piece("\nQ\n"), piece("\nQ\n"));
    let mut joined = Vec::with_capacity(pages.len().div_ceil(2));
    for pair in pages.chunks(2) {
        let [first, rest @ ..] = pair else { continue };
        let mut contents = vec![open.into()];
        contents.extend(drawn(pdf, *first)?);
        match rest.first() {
            Some(second) => {
                contents.push(between.into());
                contents.extend(drawn(pdf, *second)?);
                contents.push(close.into());
                inset::share(pdf, *first, *second)?;
                pdf.objects.remove(second);
            }
            None => contents.push(only.into()),
        }
        let page = pdf.get_dictionary_mut(*first)?;
        page.set("Contents", contents);
        let paper: Vec<Object> =
            vec![0.into(), 0.into(), (2.0 * A4_WIDTH * PT_PER_MM).into(), (A4_HEIGHT * PT_PER_MM).into()];
        for edges in ["MediaBox", "TrimBox", "CropBox"] {
            page.set(edges, paper.clone());
        }
        joined.push(*first);
    }
    let tree = pdf.catalog()?.get(b"Pages")?.as_reference()?;
    let tree = pdf.get_dictionary_mut(tree)?;
    tree.set("Kids", joined.iter().map(|page| Object::Reference(*page)).collect::<Vec<_>>());
    tree.set("Count", i64::try_from(joined.len()).unwrap_or(i64::MAX));
    Ok(joined)
}

/// What draws `page`, piece by piece.
fn drawn(pdf: &Document, page: ObjectId) -> Result<Vec<Object>, lopdf::Error> {
    Ok(match pdf.get_dictionary(page)?.get(b"Contents")? {
        Object::Array(pieces) => pieces.clone(),
        piece => vec![piece.clone()],
    })
}
