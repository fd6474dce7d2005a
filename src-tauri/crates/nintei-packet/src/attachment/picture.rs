//! PNG and JPEG: decoded, turned upright, no larger than print needs, and encoded anew.

use std::collections::BTreeMap;
use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage, ImageDecoder, ImageError, ImageReader, Limits, RgbImage};
use lopdf::{Dictionary, Stream};

use super::{AttachmentError, AttachmentFormat, MOST_PIXELS, jpeg};
use crate::page::{Area, Inset};

/// Pixels across and down at most: 300 to the inch on A4.
const PRINTED: (u32, u32) = (2480, 3508);
/// Quality of a JPEG, of 100.
const QUALITY: u8 = 88;
/// Bytes that a picture may unfold to.
const MOST_BYTES: u64 = 512 << 20;

/// A picture ready to be put into a PDF.
pub(super) struct Picture {
    width: u32,
    height: u32,
    stream: Stream,
}

pub(super) fn read(content: &[u8], format: AttachmentFormat) -> Result<Picture, AttachmentError> {
    // The decoder fills up what is missing of a JPEG with grey.
    if format == AttachmentFormat::Jpeg && jpeg::without_notes(content).is_none() {
        return Err(AttachmentError::Broken);
    }
    let of = match format {
        AttachmentFormat::Png => image::ImageFormat::Png,
        AttachmentFormat::Jpeg | AttachmentFormat::Pdf => image::ImageFormat::Jpeg,
    };
    let mut reader = ImageReader::with_format(Cursor::new(content), of);
    let mut limits = Limits::default();
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(broken)?;
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS {
        return Err(AttachmentError::TooManyPixels { width, height });
    }
    let orientation = decoder.orientation().map_err(broken)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(broken)?;
    picture.apply_orientation(orientation);
    let (most_x, most_y) = if picture.width() > picture.height() { (PRINTED.1, PRINTED.0) } else { PRINTED };
    if picture.width() > most_x || picture.height() > most_y {
        picture = picture.thumbnail(most_x, most_y);
    }
    encode(on_white(picture), format)
}

fn broken(cause: ImageError) -> AttachmentError {
    match cause {
        ImageError::Limits(_) => AttachmentError::TooLarge,
        _ => AttachmentError::Broken,
    }
}

/// The picture without transparency, on paper.
fn on_white(picture: DynamicImage) -> DynamicImage {
    if !picture.color().has_alpha() {
        return picture;
    }
    let transparent = picture.to_rgba8();
    let mut opaque = RgbImage::new(transparent.width(), transparent.height());
    for (to, from) in opaque.pixels_mut().zip(transparent.pixels()) {
        let [red, green, blue, alpha] = from.0.map(u16::from);
        // At most 255, so that it always fits.
        let over = |ink: u16| u8::try_from((ink * alpha + 255 * (255 - alpha)) / 255).unwrap_or(u8::MAX);
        to.0 = [over(red), over(green), over(blue)];
    }
    DynamicImage::ImageRgb8(opaque)
}

fn encode(picture: DynamicImage, format: AttachmentFormat) -> Result<Picture, AttachmentError> {
    let (width, height) = (picture.width(), picture.height());
    let mut dictionary = Dictionary::new();
    dictionary.set("Type", "XObject");
    dictionary.set("Subtype", "Image");
    dictionary.set("Width", i64::from(width));
    dictionary.set("Height", i64::from(height));
    dictionary.set("BitsPerComponent", 8);
    let grey = grey(&picture);
    dictionary.set("ColorSpace", if grey.is_some() { "DeviceGray" } else { "DeviceRGB" });
    let content = match (grey, format) {
        // A drawing or a scan without colour stays sharp and small as it is.
        (Some(grey), AttachmentFormat::Png) => grey.into_raw(),
        (grey, _) => {
            let picture = grey.map_or_else(|| DynamicImage::ImageRgb8(picture.into_rgb8()), DynamicImage::ImageLuma8);
            dictionary.set("Filter", "DCTDecode");
            let mut encoded = Vec::new();
            picture.write_with_encoder(JpegEncoder::new_with_quality(&mut encoded, QUALITY)).map_err(broken)?;
            encoded
        }
    };
    Ok(Picture { width, height, stream: Stream::new(dictionary, content) })
}

/// The picture in grey, where it has no colour.
fn grey(picture: &DynamicImage) -> Option<GrayImage> {
    if !picture.color().has_color() {
        return Some(picture.to_luma8());
    }
    let coloured = picture.to_rgb8();
    let without = coloured.pixels().all(|pixel| {
        let [red, green, blue] = pixel.0;
        red.abs_diff(green).max(green.abs_diff(blue)) <= 2
    });
    without.then(|| picture.to_luma8())
}

impl Picture {
    pub(super) fn into_inset(self, area: Area) -> Inset {
        // No picture is larger than what print needs.
        let measure = |pixels: u32| f32::from(u16::try_from(pixels).unwrap_or(u16::MAX));
        let (width, height) = (measure(self.width), measure(self.height));
        let (x, y, scale) = Inset::place(area, width, height);
        let root = (1, 0);
        let objects = BTreeMap::from([(root, self.stream.into())]);
        Inset { objects, root, matrix: [width * scale, 0.0, 0.0, height * scale, x, y] }
    }
}
