//! What the drawing of a page needs, copied out of its file, and nothing else of the file.

use std::collections::BTreeMap;

use lopdf::{Dictionary, Document, Object, ObjectId, Stream};

use super::drawing::{self, Text};
use super::{AttachmentError, MOST_BYTES, jpeg};

/// The parts of resources that drawing needs.
const RESOURCES: [&[u8]; 6] = [b"Font", b"XObject", b"ExtGState", b"ColorSpace", b"Pattern", b"Shading"];
/// Entries that tell of a file's making, its structure or other files, and draw nothing.
const LEFT_BEHIND: [&[u8]; 14] = [
    b"Metadata",
    b"PieceInfo",
    b"LastModified",
    b"StructParent",
    b"StructParents",
    b"Parent",
    b"AF",
    b"OC",
    b"OPI",
    b"Alternates",
    b"Thumb",
    b"Measure",
    b"PtData",
    b"Name",
];
/// Objects that one page may need.
const MOST_OBJECTS: usize = 20_000;
/// How deep objects may lie in each other.
const DEEPEST: usize = 64;

/// Copies objects of one file.
pub(super) struct Copier<'p> {
    pub(super) pdf: &'p Document,
    /// Page that is copied, from 1.
    pub(super) page: usize,
    pub(super) objects: BTreeMap<ObjectId, Object>,
    pub(super) text: Text,
    depth: usize,
}

impl<'p> Copier<'p> {
    pub(super) fn new(pdf: &'p Document, page: usize) -> Self {
        Self { pdf, page, objects: BTreeMap::new(), text: Text::default(), depth: 0 }
    }

    /// The resources of a drawing.
    pub(super) fn resources(&mut self, resources: &Dictionary) -> Result<Dictionary, AttachmentError> {
        let mut copied = Dictionary::new();
        for name in RESOURCES {
            if let Ok(part) = resources.get(name) {
                copied.set(name, self.object(part)?);
            }
        }
        Ok(copied)
    }

    /// How the drawing is laid over what lies beneath.
    pub(super) fn group(&mut self, group: &Object) -> Result<Object, AttachmentError> {
        self.object(group)
    }

    fn object(&mut self, object: &Object) -> Result<Object, AttachmentError> {
        if self.depth >= DEEPEST {
            return Err(self.unsupported("深すぎる入れ子"));
        }
        self.depth += 1;
        let copied = match object {
            Object::Reference(id) => self.reference(*id),
            Object::Array(items) => {
                items.iter().map(|item| self.object(item)).collect::<Result<_, _>>().map(Object::Array)
            }
            Object::Dictionary(dictionary) => self.dictionary(dictionary).map(Object::Dictionary),
            Object::Stream(stream) => self.stream(stream).map(Object::Stream),
            plain => Ok(plain.clone()),
        };
        self.depth -= 1;
        copied
    }

    fn reference(&mut self, id: ObjectId) -> Result<Object, AttachmentError> {
        if self.objects.contains_key(&id) {
            return Ok(id.into());
        }
        if self.objects.len() >= MOST_OBJECTS {
            return Err(AttachmentError::TooLarge);
        }
        // Stands there while the object is copied, which may lead back to itself.
        self.objects.insert(id, Object::Null);
        // What a reference does not lead to counts as nothing.
        let copied = match self.pdf.get_object(id) {
            Ok(object) => self.object(&object.clone())?,
            Err(_) => Object::Null,
        };
        self.objects.insert(id, copied);
        Ok(id.into())
    }

    fn dictionary(&mut self, dictionary: &Dictionary) -> Result<Dictionary, AttachmentError> {
        let mut copied = Dictionary::new();
        if matches!(dictionary.get_type(), Ok(b"Page" | b"Pages" | b"Catalog")) {
            return Ok(copied);
        }
        for (key, value) in dictionary.iter() {
            if !LEFT_BEHIND.contains(&key.as_slice()) {
                copied.set(key.clone(), self.object(value)?);
            }
        }
        Ok(copied)
    }

    fn stream(&mut self, stream: &Stream) -> Result<Stream, AttachmentError> {
        let draws = stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Form")
            || stream.dict.get(b"PatternType").and_then(Object::as_i64).is_ok_and(|kind| kind == 1);
        if draws {
            return self.drawing(stream);
        }
        let mut dict = self.dictionary(&stream.dict)?;
        let content = match stream.filters().unwrap_or_default().as_slice() {
            [before @ .., b"DCTDecode"] => {
                let jpeg = self.jpeg(stream, before)?;
                if !before.is_empty() {
                    dict.set("Filter", "DCTDecode");
                }
                jpeg::without_notes(&jpeg).ok_or_else(|| self.unsupported("壊れた画像"))?
            }
            _ => stream.content.clone(),
        };
        Ok(finished(dict, content))
    }

    /// The JPEG that `stream` is, without the filters laid over it `before`.
    fn jpeg(&self, stream: &Stream, before: &[&[u8]]) -> Result<Vec<u8>, AttachmentError> {
        if before.is_empty() {
            return Ok(stream.content.clone());
        }
        if stream.dict.has(b"DecodeParms") {
            return Err(self.unsupported("重ねて圧縮した画像"));
        }
        let mut over = Stream::new(Dictionary::new(), stream.content.clone());
        over.dict.set("Filter", before.iter().map(|name| Object::Name(name.to_vec())).collect::<Vec<_>>());
        over.decompressed_content_with_limit(MOST_BYTES).map_err(|_| AttachmentError::TooLarge)
    }

    /// A drawing within a drawing.
    fn drawing(&mut self, stream: &Stream) -> Result<Stream, AttachmentError> {
        let content = stream.get_plain_content_with_limit(MOST_BYTES).map_err(|_| AttachmentError::TooLarge)?;
        let resources = stream.dict.get_deref(b"Resources", self.pdf).and_then(Object::as_dict).cloned();
        let resources = resources.unwrap_or_default();
        let content = drawing::cleaned(self.pdf, &content, &resources, self.page, &mut self.text)?;
        let mut own = stream.dict.clone();
        for entry in [&b"Resources"[..], b"Filter", b"DecodeParms"] {
            own.remove(entry);
        }
        let mut dict = self.dictionary(&own)?;
        dict.set("Resources", self.resources(&resources)?);
        Ok(finished(dict, content))
    }

    fn unsupported(&self, what: &str) -> AttachmentError {
        AttachmentError::Unsupported { page: self.page, what: what.to_owned() }
    }
}

/// A stream of its own length.
fn finished(mut dict: Dictionary, content: Vec<u8>) -> Stream {
    dict.remove(b"Length");
    Stream::new(dict, content)
}
