//! A JPEG inside a PDF without what a camera or scanner noted in it. The picture itself stays as it is, byte for byte.

/// `jpeg` without its notes (EXIF, comments, thumbnails) and without anything after its end. `None` where it cannot
/// be followed.
pub(super) fn without_notes(jpeg: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(jpeg.len());
    let mut at = 2;
    if jpeg.get(..2)? != [0xff, 0xd8] {
        return None;
    }
    kept.extend([0xff, 0xd8]);
    loop {
        let marker = marker(jpeg, &mut at)?;
        if marker == 0xd9 {
            kept.extend([0xff, 0xd9]);
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*jpeg.get(at)?, *jpeg.get(at + 1)?]));
        let segment = jpeg.get(at..at.checked_add(length)?)?;
        at += length;
        if !is_note(marker) {
            kept.extend([0xff, marker]);
            kept.extend(segment);
        }
        if marker == 0xda {
            let scan = scan(jpeg, at);
            kept.extend(jpeg.get(at..scan)?);
            at = scan;
        }
    }
}

/// The marker at `at`, which moves on behind it.
fn marker(jpeg: &[u8], at: &mut usize) -> Option<u8> {
    if *jpeg.get(*at)? != 0xff {
        return None;
    }
    while *jpeg.get(*at)? == 0xff {
        *at += 1;
    }
    let marker = *jpeg.get(*at)?;
    *at += 1;
    Some(marker)
}

/// Application data and comments. What Adobe's segment says of the colours is no note.
const fn is_note(marker: u8) -> bool {
    matches!(marker, 0xe0..=0xed | 0xef | 0xfe)
}

/// Where the coded picture ends that begins at `from`.
fn scan(jpeg: &[u8], from: usize) -> usize {
    let mut at = from;
    while let Some(pair) = jpeg.get(at..at + 2) {
        // 0xFF00 is a coded 0xFF; 0xD0 to 0xD7 are marks within the picture.
        if pair[0] == 0xff && !matches!(pair[1], 0x00 | 0xd0..=0xd7 | 0xff) {
            return at;
        }
        at += 1;
    }
    jpeg.len()
}
