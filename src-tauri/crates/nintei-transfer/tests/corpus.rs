//! The files that the fuzz targets of this crate begin from and have found go through the same readers here.

#[path = "../../../../tests/fuzz/readers/bundle.rs"]
mod bundle;
#[path = "../../../../tests/fuzz/readers/card.rs"]
mod card;
#[path = "../../../../tests/fuzz/readers/corpus.rs"]
mod corpus;

#[test]
fn every_kept_file_of_bundle_is_read_or_refused() {
    corpus::each("bundle", bundle::read);
}

#[test]
fn every_kept_file_of_card_is_read_or_refused() {
    corpus::each("card", card::read);
}

#[test]
fn what_mutations_of_bundles_begin_from_is_read() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../tests/fuzz/corpus/bundle");
    for name in ["content.json", "deliver.json"] {
        let content = std::fs::read(format!("{folder}/{name}")).unwrap();
        assert!(nintei_transfer::read_content(&content).is_ok(), "{name}");
    }
}
