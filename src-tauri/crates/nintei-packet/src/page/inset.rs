//! Pictures and pages from elsewhere, put on a page of this document.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::{A4_HEIGHT, Area};

/// Millimetres to points.
const PT_PER_MM: f32 = 72.0 / 25.4;

/// What is put on a page: an XObject with everything it needs, and how it is turned and scaled.
#[derive(Debug, Clone)]
pub(crate) struct Inset {
    /// Objects that name each other by their numbers in here.
    pub(crate) objects: BTreeMap<ObjectId, Object>,
    /// The XObject among them.
    pub(crate) root: ObjectId,
    /// From the XObject's own measure to that of the page.
    pub(crate) matrix: [f32; 6],
}

impl Inset {
    /// The largest place for something `width` wide and `height` high in the middle of `area`, in points.
    pub(crate) fn place(area: Area, width: f32, height: f32) -> (f32, f32, f32) {
        let (room_x, room_y) = (area.width * PT_PER_MM, area.height * PT_PER_MM);
        let scale = (room_x / width).min(room_y / height);
        let x = area.x * PT_PER_MM + (room_x - width * scale) / 2.0;
        let y = (A4_HEIGHT - area.bottom()) * PT_PER_MM + (room_y - height * scale) / 2.0;
        (x, y, scale)
    }
}

/// Puts `inset` on `page` of `pdf`.
pub(super) fn put(pdf: &mut Document, page: ObjectId, inset: Inset, name: &str) -> Result<(), lopdf::Error> {
    let numbers: BTreeMap<ObjectId, ObjectId> = inset.objects.keys().map(|id| (*id, pdf.new_object_id())).collect();
    for (id, mut object) in inset.objects {
        renumber(&mut object, &numbers);
        if let Some(number) = numbers.get(&id) {
            pdf.set_object(*number, object);
        }
    }
    let Some(root) = numbers.get(&inset.root) else { return Ok(()) };
    let [a, b, c, d, e, f] = inset.matrix;
    let words = format!("\nq {a} {b} {c} {d} {e} {f} cm /{name} Do Q\n");
    let drawn = pdf.add_object(Stream::new(Dictionary::new(), words.into_bytes()));
    let dictionary = pdf.get_dictionary(page)?;
    let contents = match dictionary.get(b"Contents")? {
        Object::Array(contents) => [contents.clone(), vec![drawn.into()]].concat(),
        other => vec![other.clone(), drawn.into()],
    };
    let resources = dictionary.get(b"Resources")?.as_reference()?;
    pdf.get_dictionary_mut(page)?.set("Contents", contents);
    let mut pictures = own_pictures(pdf, resources)?;
    pictures.set(name, *root);
    pdf.get_dictionary_mut(resources)?.set("XObject", pictures);
    Ok(())
}

/// Lets `page` show what `other` shows too.
pub(super) fn share(pdf: &mut Document, page: ObjectId, other: ObjectId) -> Result<(), lopdf::Error> {
    let of = |pdf: &Document, page: ObjectId| pdf.get_dictionary(page)?.get(b"Resources")?.as_reference();
    let (own, others) = (of(pdf, page)?, of(pdf, other)?);
    let further = own_pictures(pdf, others)?;
    pdf.objects.remove(&others);
    if !further.is_empty() {
        let mut pictures = own_pictures(pdf, own)?;
        pictures.extend(&further);
        pdf.get_dictionary_mut(own)?.set("XObject", pictures);
    }
    Ok(())
}

/// The pictures of one page alone.
fn own_pictures(pdf: &Document, resources: ObjectId) -> Result<Dictionary, lopdf::Error> {
    Ok(match pdf.get_dictionary(resources)?.get(b"XObject") {
        Ok(Object::Dictionary(pictures)) => pictures.clone(),
        _ => Dictionary::new(),
    })
}

fn renumber(object: &mut Object, numbers: &BTreeMap<ObjectId, ObjectId>) {
    match object {
        Object::Reference(id) => match numbers.get(id) {
            Some(number) => *id = *number,
            None => *object = Object::Null,
        },
        Object::Array(items) => items.iter_mut().for_each(|item| renumber(item, numbers)),
        Object::Dictionary(dictionary) => dictionary.iter_mut().for_each(|(_, value)| renumber(value, numbers)),
        Object::Stream(stream) => stream.dict.iter_mut().for_each(|(_, value)| renumber(value, numbers)),
        _ => {}
    }
}
