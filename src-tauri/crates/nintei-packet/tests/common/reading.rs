//! What comes out of a printed document again.

use std::io::Write as _;
use std::process::{Command, Stdio};

use lopdf::{Document, Object};

/// What a reader gets back who selects everything. The sheet goes through a pipe, never through a file.
pub fn extracted(pdf: &[u8]) -> String {
    let mut reader = Command::new("pdftotext")
        .args(["-layout", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("pdftotext of poppler-utils; make test installs it");
    reader.stdin.take().expect("a pipe").write_all(pdf).expect("the PDF goes in");
    let output = reader.wait_with_output().expect("the text comes out");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Everything that a PDF holds, opened up: each object as it is written, each stream unfolded.
pub fn inside(pdf: &[u8]) -> Vec<u8> {
    let pdf = Document::load_mem(pdf).expect("a PDF");
    let mut all = format!("{:?}", pdf.trailer).into_bytes();
    for object in pdf.objects.values() {
        match object {
            Object::Stream(stream) => {
                all.extend(format!("{:?}", stream.dict).into_bytes());
                all.extend(stream.decompressed_content().unwrap_or_else(|_| stream.content.clone()));
            }
            other => all.extend(format!("{other:?}").into_bytes()),
        }
    }
    all
}
