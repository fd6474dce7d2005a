//! Writes the TypeScript types into `ui/src/generated` (`make types`).

use std::path::Path;

fn main() -> Result<(), ts_rs::ExportError> {
    nintei_desktop::bindings::write(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../ui/src/generated"))
}
