//! The user interface's types are those of Rust.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn files(folder: &Path) -> BTreeMap<String, String> {
    fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect()
}

#[test]
fn generated_types_are_not_stale() {
    let fresh = tempfile::tempdir().unwrap();
    nintei_desktop::bindings::write(fresh.path()).unwrap();
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/generated");
    assert_eq!(files(&kept), files(fresh.path()), "run `make types`");
}
