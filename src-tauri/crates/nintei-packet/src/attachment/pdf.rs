//! Pages of a PDF, each as one drawing.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, LoadOptions, Object, ObjectId, Stream};

use super::copied::Copier;
use super::{AttachmentError, MOST_BYTES, MOST_PAGES, drawing};
use crate::page::{Area, Inset};

/// A PDF as far as it is printed.
pub(super) struct File {
    pub(super) pages: Vec<Page>,
    pub(super) text: String,
    pub(super) unreadable_text: bool,
}

/// A page: its drawing with everything it needs, and how it lies.
pub(super) struct Page {
    objects: BTreeMap<ObjectId, Object>,
    root: ObjectId,
    /// Left, lower, right, upper; points.
    edges: [f32; 4],
    /// Clockwise, degrees: 0, 90, 180, 270.
    turned: i64,
}

/// How many tree nodes lie above a page at most.
const DEEPEST: usize = 32;

pub(super) fn read(content: &[u8]) -> Result<File, AttachmentError> {
    let pdf = Document::load_mem_with_options(content, LoadOptions::with_max_decompressed_size(MOST_BYTES))
        .map_err(|cause| of_loading(&cause))?;
    if pdf.is_encrypted() || pdf.was_encrypted() {
        return Err(AttachmentError::Encrypted);
    }
    let catalog = pdf.catalog().map_err(|_| AttachmentError::Broken)?;
    if catalog.has(b"OCProperties") {
        return Err(AttachmentError::Layered);
    }
    let ids: Vec<ObjectId> = pdf.page_iter().take(10_000).collect();
    match ids.len() {
        0 => return Err(AttachmentError::NoPages),
        pages if pages > MOST_PAGES => return Err(AttachmentError::TooManyPages { pages, most: MOST_PAGES }),
        _ => {}
    }
    let mut file = File { pages: Vec::with_capacity(ids.len()), text: String::new(), unreadable_text: false };
    for (index, id) in ids.into_iter().enumerate() {
        let page = page(&pdf, id, index + 1, &mut file)?;
        file.pages.push(page);
    }
    Ok(file)
}

fn of_loading(cause: &lopdf::Error) -> AttachmentError {
    match cause {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) | lopdf::Error::UnsupportedSecurityHandler(_) => {
            AttachmentError::Encrypted
        }
        lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => AttachmentError::TooLarge,
        _ => AttachmentError::Broken,
    }
}

fn page(pdf: &Document, id: ObjectId, number: usize, file: &mut File) -> Result<Page, AttachmentError> {
    let broken = |_: lopdf::Error| AttachmentError::Broken;
    let dictionary = pdf.get_dictionary(id).map_err(broken)?;
    if is_annotated(pdf, dictionary) {
        return Err(AttachmentError::Annotated { page: number });
    }
    let content = pdf.get_page_content_with_limit(id, MOST_BYTES).map_err(|_| AttachmentError::TooLarge)?;
    let resources = inherited(pdf, dictionary, b"Resources").and_then(|found| found.as_dict().ok()).cloned();
    let resources = resources.unwrap_or_default();
    let mut copier = Copier::new(pdf, number);
    let content = drawing::cleaned(pdf, &content, &resources, number, &mut copier.text)?;
    let edges = edges(pdf, dictionary)
        .ok_or_else(|| AttachmentError::Unsupported {
            page: number, what: "大きさの分からない用紙".to_owned()
        })?;
    let mut form = Dictionary::new();
    form.set("Type", "XObject");
    form.set("Subtype", "Form");
    form.set("BBox", edges.map(Object::Real).to_vec());
    form.set("Resources", copier.resources(&resources)?);
    if let Ok(group) = dictionary.get(b"Group") {
        form.set("Group", copier.group(group)?);
    }
    let root = (pdf.max_id.saturating_add(1), 0);
    copier.objects.insert(root, Stream::new(form, content).into());
    file.text.push_str(&copier.text.words);
    file.unreadable_text |= copier.text.unreadable;
    let turned = inherited(pdf, dictionary, b"Rotate").and_then(|turned| turned.as_i64().ok()).unwrap_or(0);
    Ok(Page { objects: copier.objects, root, edges, turned: turned.rem_euclid(360) })
}

/// Whether something lies on the page that is not part of its drawing. Links show nothing of their own.
fn is_annotated(pdf: &Document, page: &Dictionary) -> bool {
    let Ok(annotations) = page.get_deref(b"Annots", pdf) else { return false };
    let Ok(annotations) = annotations.as_array() else { return true };
    annotations.iter().any(|annotation| {
        let annotation = pdf.dereference(annotation).map(|(_, annotation)| annotation);
        let kind = annotation.and_then(Object::as_dict).and_then(|dictionary| dictionary.get(b"Subtype"));
        !matches!(kind.and_then(Object::as_name), Ok(b"Link" | b"Popup"))
    })
}

/// An entry that a page may leave to the tree above it.
fn inherited<'p>(pdf: &'p Document, page: &'p Dictionary, key: &[u8]) -> Option<&'p Object> {
    let mut node = page;
    for _ in 0..DEEPEST {
        if let Ok(found) = node.get_deref(key, pdf) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", pdf).and_then(Object::as_dict).ok()?;
    }
    None
}

/// What is seen of the page: its crop box within its media box.
fn edges(pdf: &Document, page: &Dictionary) -> Option<[f32; 4]> {
    let read = |key: &[u8]| {
        let edges = inherited(pdf, page, key)?.as_array().ok()?;
        let number = |at: usize| pdf.dereference(edges.get(at)?).ok()?.1.as_float().ok();
        let [x, y, right, top] = [number(0)?, number(1)?, number(2)?, number(3)?];
        Some([x.min(right), y.min(top), x.max(right), y.max(top)])
    };
    let media = read(b"MediaBox")?;
    let crop = read(b"CropBox").unwrap_or(media);
    let seen = [media[0].max(crop[0]), media[1].max(crop[1]), media[2].min(crop[2]), media[3].min(crop[3])];
    let sound = seen.iter().all(|edge| edge.is_finite()) && seen[2] - seen[0] > 1.0 && seen[3] - seen[1] > 1.0;
    sound.then_some(seen)
}

impl Page {
    pub(super) fn into_inset(self, area: Area) -> Inset {
        let [left, lower, right, upper] = self.edges;
        let (width, height) = (right - left, upper - lower);
        let (across, down) = if self.turned % 180 == 0 { (width, height) } else { (height, width) };
        let (x, y, s) = Inset::place(area, across, down);
        let matrix = match self.turned {
            90 => [0.0, -s, s, 0.0, x - s * lower, y + s * right],
            180 => [-s, 0.0, 0.0, -s, x + s * right, y + s * upper],
            270 => [0.0, s, -s, 0.0, x + s * upper, y - s * left],
            _ => [s, 0.0, 0.0, s, x - s * left, y - s * lower],
        };
        Inset { objects: self.objects, root: self.root, matrix }
    }
}
