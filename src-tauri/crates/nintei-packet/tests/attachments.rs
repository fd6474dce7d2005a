//! Files of 主治医意見書: what goes into a packet of them, and what is refused.

mod common;

use std::io::Cursor;

use common::{MadeUpMeeting, extracted, inside, settled};
use image::{DynamicImage, ImageFormat, Rgb, RgbImage};
use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream, dictionary};
use nintei_packet::{AttachmentError, AttachmentFormat, Audience, attachment_facts};
use proptest::prelude::*;

/// A picture of a page, grey or in colours.
fn picture(format: ImageFormat, coloured: bool) -> Vec<u8> {
    let picture = RgbImage::from_fn(120, 168, |x, y| {
        let shade = u8::try_from((x + y) % 256).expect("a byte");
        if coloured { Rgb([shade, 128, 255 - shade]) } else { Rgb([shade; 3]) }
    });
    let mut bytes = Vec::new();
    DynamicImage::ImageRgb8(picture).write_to(&mut Cursor::new(&mut bytes), format).expect("a picture");
    bytes
}

/// A JPEG with notes as a telephone writes them.
fn with_notes(jpeg: &[u8]) -> Vec<u8> {
    let notes = b"Exif\0\0MM\0*GPS 35.6895N Kakuu Hanako";
    let length = u16::try_from(notes.len() + 2).expect("short").to_be_bytes();
    [&jpeg[..2], &[0xff, 0xe1], &length, notes, &jpeg[2..], b"Kakuu Hanako after the end"].concat()
}

/// A PDF of one page that shows `text`, changed by `change`.
fn pdf(text: &str, change: impl FnOnce(&mut Document, lopdf::ObjectId)) -> Vec<u8> {
    let mut pdf = Document::with_version("1.7");
    let pages = pdf.new_object_id();
    let font = pdf.add_object(dictionary! { "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica",
    "Encoding" => "WinAnsiEncoding" });
    let operations = vec![
        Operation::new(
            "BDC",
            vec!["Span".into(), dictionary! { "ActualText" => Object::string_literal("Hidden Hanako") }.into()],
        ),
        Operation::new("BT", vec![]),
        Operation::new("Tf", vec!["F1".into(), 24.into()]),
        Operation::new("Td", vec![72.into(), 700.into()]),
        Operation::new("Tj", vec![Object::string_literal(text)]),
        Operation::new("ET", vec![]),
        Operation::new("EMC", vec![]),
    ];
    let mut content = Content { operations }.encode().expect("content");
    content.extend(b"\n% remark by Hanako\n");
    let content = pdf.add_object(Stream::new(Dictionary::new(), content));
    let metadata = pdf.add_object(Stream::new(
        dictionary! { "Type" => "Metadata", "Subtype" => "XML" },
        b"<x>Metadata of Hanako</x>".to_vec(),
    ));
    let page = pdf.add_object(dictionary! {
        "Type" => "Page", "Parent" => pages, "Contents" => content,
        "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font }, "Metadata" => metadata },
        "PieceInfo" => dictionary! { "Word" => Object::string_literal("Piece of Hanako") },
        "Metadata" => metadata,
    });
    pdf.objects.insert(pages, dictionary! { "Type" => "Pages", "Kids" => vec![page.into()], "Count" => 1 }.into());
    let catalog = pdf.add_object(dictionary! { "Type" => "Catalog", "Pages" => pages, "Metadata" => metadata });
    pdf.trailer.set("Root", catalog);
    change(&mut pdf, page);
    let mut bytes = Vec::new();
    pdf.save_to(&mut bytes).expect("a PDF");
    bytes
}

fn printed(file: Vec<u8>) -> Vec<u8> {
    let mut reviewed: common::Reviewed = settled().into();
    reviewed.attachments = vec![(true, file)];
    MadeUpMeeting::new(vec![reviewed], Audience::Members).print().pdf
}

/// Everything that a PDF holds, as far as it is text.
fn readable(pdf: &[u8]) -> String {
    String::from_utf8_lossy(&inside(pdf)).into_owned()
}

#[test]
fn a_page_of_a_pdf_is_printed_with_its_text_and_nothing_that_is_not_seen() {
    let file = pdf("Visible opinion", |_, _| {});
    let facts = attachment_facts(&file).expect("a file");
    assert_eq!((facts.format, facts.pages, facts.unreadable_text), (AttachmentFormat::Pdf, 1, false));
    assert_eq!(facts.text.as_deref().map(str::trim), Some("Visibleopinion"));
    let printed = printed(file);
    assert!(extracted(&printed).contains("Visible opinion"));
    assert!(!readable(&printed).contains("Hanako"), "something of the file's own is inside");
}

#[test]
fn text_in_a_drawing_within_the_page_is_found() {
    let file = pdf("Visible", |pdf, page| {
        let font = pdf.get_dictionary(page).and_then(|page| page.get(b"Resources")).and_then(Object::as_dict).cloned();
        let drawing = b"BT /F1 9 Tf (Painted over) Tj ET".to_vec();
        let drawing = pdf.add_object(Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Form", "Resources" => font.expect("resources"),
            "BBox" => vec![0.into(), 0.into(), 9.into(), 9.into()] },
            drawing,
        ));
        let page = pdf.get_dictionary_mut(page).expect("a page");
        let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
        resources.set("XObject", dictionary! { "X1" => drawing });
    });
    let text = attachment_facts(&file).expect("a file").text.expect("text");
    assert!(text.contains("Paintedover"), "{text}");
}

#[test]
fn a_turned_page_stands_upright() {
    for turned in [90, 180, 270] {
        let file = pdf("Turned", |pdf, page| {
            let page = pdf.get_dictionary_mut(page).expect("a page");
            page.set("MediaBox", vec![0.into(), 0.into(), 842.into(), 842.into()]);
            page.set("Rotate", turned);
        });
        assert!(extracted(&printed(file)).contains("Turned"), "{turned}");
    }
}

#[test]
fn a_picture_is_encoded_anew_without_its_notes() {
    for (format, coloured) in
        [(ImageFormat::Png, false), (ImageFormat::Png, true), (ImageFormat::Jpeg, false), (ImageFormat::Jpeg, true)]
    {
        let file = picture(format, coloured);
        let file = if format == ImageFormat::Jpeg { with_notes(&file) } else { file };
        let facts = attachment_facts(&file).expect("a file");
        assert_eq!((facts.pages, facts.text.as_deref()), (1, None));
        let printed = printed(file);
        let held = readable(&printed);
        assert!(!held.contains("Hanako") && !held.contains("Exif"), "notes of {format:?} are inside");
        let pdf = Document::load_mem(&printed).expect("a PDF");
        let pictures = pdf.objects.values().filter_map(|object| object.as_stream().ok());
        let colours: Vec<_> = pictures
            .filter(|stream| stream.dict.get(b"Subtype").and_then(Object::as_name).is_ok_and(|kind| kind == b"Image"))
            .map(|stream| stream.dict.get(b"ColorSpace").and_then(Object::as_name).expect("colours").to_vec())
            .collect();
        let expected = if coloured { b"DeviceRGB".to_vec() } else { b"DeviceGray".to_vec() };
        assert_eq!(colours, [expected], "{format:?}");
    }
}

#[test]
fn a_jpeg_inside_a_pdf_loses_its_notes() {
    let jpeg = with_notes(&picture(ImageFormat::Jpeg, true));
    let file = pdf("Scanned", |pdf, page| {
        let picture = pdf.add_object(Stream::new(
            dictionary! { "Type" => "XObject", "Subtype" => "Image", "Width" => 120, "Height" => 168,
            "ColorSpace" => "DeviceRGB", "BitsPerComponent" => 8, "Filter" => "DCTDecode" },
            jpeg,
        ));
        let page = pdf.get_dictionary_mut(page).expect("a page");
        let resources = page.get_mut(b"Resources").and_then(Object::as_dict_mut).expect("resources");
        resources.set("XObject", dictionary! { "X1" => picture });
    });
    let held = readable(&printed(file));
    assert!(held.contains("DCTDecode"), "the picture is missing");
    assert!(!held.contains("Hanako") && !held.contains("Exif"), "its notes are inside");
}

#[test]
fn a_file_of_another_kind_or_cut_short_is_refused() {
    assert_eq!(attachment_facts(b"").expect_err("a refusal"), AttachmentError::UnknownFormat);
    assert_eq!(attachment_facts(b"PK\x03\x04 a document").expect_err("a refusal").code(), "attachment-unknown-format");
    for whole in [picture(ImageFormat::Png, true), picture(ImageFormat::Jpeg, true)] {
        let error = attachment_facts(&whole[..whole.len() / 4]).expect_err("a refusal");
        assert_eq!(error.code(), "attachment-broken");
    }
    assert_eq!(attachment_facts(b"%PDF-1.7 nothing more").expect_err("a refusal").code(), "attachment-broken");
}

#[test]
fn a_page_with_something_laid_over_it_is_refused() {
    let file = pdf("Beneath", |pdf, page| {
        let square = pdf.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Square" });
        pdf.get_dictionary_mut(page).expect("a page").set("Annots", vec![square.into()]);
    });
    assert_eq!(attachment_facts(&file).expect_err("a refusal"), AttachmentError::Annotated { page: 1 });
    let file = pdf("With a link", |pdf, page| {
        let link = pdf.add_object(dictionary! { "Type" => "Annot", "Subtype" => "Link" });
        pdf.get_dictionary_mut(page).expect("a page").set("Annots", vec![link.into()]);
    });
    assert!(attachment_facts(&file).is_ok());
}

#[test]
fn layers_too_many_pages_and_unreadable_drawings_are_refused() {
    let layered = pdf("Layered", |pdf, _| {
        pdf.catalog_mut().expect("a catalog").set("OCProperties", Dictionary::new());
    });
    assert_eq!(attachment_facts(&layered).expect_err("a refusal"), AttachmentError::Layered);
    let many = pdf("Many", |pdf, page| {
        let tree = pdf.catalog().and_then(|catalog| catalog.get(b"Pages")).and_then(Object::as_reference);
        let copies: Vec<Object> =
            (0..51).map(|_| pdf.add_object(pdf.get_object(page).expect("a page").clone()).into()).collect();
        let tree = pdf.get_dictionary_mut(tree.expect("a tree")).expect("a tree");
        tree.set("Count", 51);
        tree.set("Kids", copies);
    });
    assert_eq!(attachment_facts(&many).expect_err("a refusal").code(), "attachment-too-many-pages");
    let broken = pdf("Broken", |pdf, page| {
        let content = pdf.add_object(Stream::new(Dictionary::new(), b"q 1 0 0 ( not closed".to_vec()));
        pdf.get_dictionary_mut(page).expect("a page").set("Contents", content);
    });
    assert_eq!(attachment_facts(&broken).expect_err("a refusal").code(), "attachment-unsupported");
}

#[test]
fn what_unfolds_without_end_is_refused() {
    let file = pdf("Bomb", |pdf, page| {
        let mut stream = Stream::new(Dictionary::new(), vec![b' '; 80 << 20]);
        stream.compress().expect("compressed");
        let content = pdf.add_object(stream);
        pdf.get_dictionary_mut(page).expect("a page").set("Contents", content);
    });
    assert_eq!(attachment_facts(&file).expect_err("a refusal"), AttachmentError::TooLarge);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn a_damaged_file_is_refused_or_printed_but_never_a_fault(
        kind in 0usize..3, at in any::<prop::sample::Index>(), byte in any::<u8>(), cut in any::<prop::sample::Index>()
    ) {
        let mut file = match kind {
            0 => pdf("Damaged", |_, _| {}),
            1 => picture(ImageFormat::Png, false),
            _ => picture(ImageFormat::Jpeg, true),
        };
        let place = at.index(file.len());
        file[place] = byte;
        let half = file.len() / 2;
        file.truncate(half + cut.index(half) + 1);
        if let Ok(facts) = attachment_facts(&file) {
            prop_assert!(facts.pages >= 1);
        }
    }
}
