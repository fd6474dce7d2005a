//! The kept files of a fuzz target, for a test that needs neither libFuzzer nor a nightly compiler.

use std::fs;
use std::path::Path;

/// Hands every kept file of `target` to `read`, which panics where the reader does what it must not.
pub fn each(target: &str, read: impl Fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/fuzz/corpus").join(target);
    let mut files = 0;
    for entry in fs::read_dir(&folder).expect("a folder of kept files") {
        let path = entry.expect("a file").path();
        println!("{}", path.display());
        read(&fs::read(&path).expect("a file that can be read"));
        files += 1;
    }
    assert!(files > 1, "{} holds {files} files", folder.display());
}
