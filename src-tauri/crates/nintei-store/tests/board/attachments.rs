use nintei_store::{AttachmentKind, ChangeKind, NewAttachment, Store};
use sha2::{Digest, Sha256};

use super::{refused, some_surveyed};
use crate::common::{LONGER, new_store, stamp};

const MOST: usize = 32 * 1024 * 1024;
/// Bytes of a scanned file, on many pages of the database.
const LARGE: usize = 1_500_001;

fn pdf(kind: AttachmentKind) -> NewAttachment {
    NewAttachment { kind, format: "PDF".to_owned(), pages: 2 }
}

/// Bytes that do not repeat.
fn content(length: usize) -> Vec<u8> {
    (0..length).map(|at| (at.wrapping_mul(2_654_435_761) >> 13) as u8).collect()
}

#[test]
fn a_file_comes_back_byte_for_byte_and_the_journal_keeps_its_digest_and_size_alone() {
    let (folder, mut store) = new_store();
    let case = some_surveyed(&mut store, 1)[0];
    let bytes = content(LARGE);
    let id = store.attach(case, &pdf(AttachmentKind::Original), &bytes, &stamp()).unwrap();
    drop(store);
    let store = Store::unlock(folder.path(), LONGER).unwrap();
    let (kept, read) = store.attachment(id).unwrap();
    assert!(read == bytes);
    assert_eq!(store.attachments(case).unwrap(), [kept.clone()]);
    assert_eq!((kept.case, kept.kind, kept.format.as_str(), kept.pages), (case, AttachmentKind::Original, "PDF", 2));
    assert_eq!((kept.bytes, kept.digest.clone()), (LARGE as u64, hex::encode(Sha256::digest(&bytes))));
    assert_eq!((kept.attached_at.as_str(), kept.attached_by.as_str()), ("2026-04-01T09:30:00+09:00", "調査員 鈴木"));
    let line = store.history(case).unwrap().pop().unwrap();
    assert_eq!((line.kind, line.item, line.before), (ChangeKind::Attachment, Some(id.to_string()), None));
    let after = line.after.unwrap();
    assert!(after.contains(&kept.digest) && after.len() < 400, "{after}");
    assert!(store.verify_journal().unwrap().is_sound());
}

#[test]
fn a_masked_file_is_checked_and_unchecked_and_removed_for_good() {
    let (_folder, mut store) = new_store();
    let case = some_surveyed(&mut store, 1)[0];
    let ids = [AttachmentKind::Original, AttachmentKind::Masked]
        .map(|kind| store.attach(case, &pdf(kind), &content(5000), &stamp()).unwrap());
    store.check_attachment(ids[1], true, &stamp()).unwrap();
    let lines = store.history(case).unwrap().len();
    store.check_attachment(ids[1], true, &stamp()).unwrap();
    assert_eq!(store.history(case).unwrap().len(), lines);
    let checked: Vec<bool> = store.attachments(case).unwrap().iter().map(|kept| kept.checked).collect();
    assert_eq!(checked, [false, true]);
    store.check_attachment(ids[1], false, &stamp()).unwrap();
    store.remove_attachment(ids[1], &stamp()).unwrap();
    assert_eq!(store.attachments(case).unwrap().iter().map(|kept| kept.id).collect::<Vec<_>>(), [ids[0]]);
    assert_eq!(store.attachment(ids[1]).unwrap_err().code(), "no-such-attachment");
    assert!(store.verify_journal().unwrap().is_sound());
    let next = store.attach(case, &pdf(AttachmentKind::Masked), &content(10), &stamp()).unwrap();
    assert!(next > ids[1], "a key is not given again");
}

#[test]
fn an_empty_or_too_large_file_is_refused() {
    let (_folder, mut store) = new_store();
    let case = some_surveyed(&mut store, 1)[0];
    let attach = |bytes: Vec<u8>, case: i64| {
        move |store: &mut Store| store.attach(case, &pdf(AttachmentKind::Masked), &bytes, &stamp())
    };
    assert_eq!(refused(&mut store, attach(Vec::new(), case)), "empty-attachment");
    assert_eq!(refused(&mut store, attach(vec![1; MOST + 1], case)), "attachment-too-large");
    assert_eq!(refused(&mut store, attach(vec![1], case + 1)), "no-such-case");
    assert_eq!(refused(&mut store, |store| store.check_attachment(1, true, &stamp())), "no-such-attachment");
    assert_eq!(refused(&mut store, |store| store.remove_attachment(1, &stamp())), "no-such-attachment");
    assert_eq!(store.attachments(case).unwrap(), []);
}
