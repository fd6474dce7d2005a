//! Worksheets and keys of a class of thirty: pages, seconds, megabytes.

#[path = "../tests/common/mod.rs"]
mod common;

use std::ops::ControlFlow;
use std::time::Instant;

use common::{FONTS, FORM, PROGRAM, RULES, day};
use nintei_packet::{Paper, WorksheetPaper, WorksheetPart, worksheets};
use nintei_training::{Exercise, Preset};

const RUNS: usize = 5;

fn main() {
    let difficulty = Preset::D3.difficulty();
    let draw = |seed| Exercise::draw(seed, &difficulty, &FORM, &RULES).expect("an exercise");
    let exercises: Vec<Exercise> = (120_345..120_375).map(draw).collect();
    let paper_of = |exercise| WorksheetPaper {
        exercise,
        form: &FORM,
        rules: &RULES,
        title: exercise.title(),
        printed_on: day(2026, 11, 21),
        program: PROGRAM,
    };
    let papers: Vec<_> = exercises.iter().map(paper_of).collect();
    for paper in [Paper::A4, Paper::A3] {
        for part in [WorksheetPart::Blank, WorksheetPart::Key] {
            let mut seconds = Vec::new();
            let (mut pages, mut bytes) = (0, 0);
            for _ in 0..RUNS {
                let begun = Instant::now();
                let sheet = worksheets(&papers, part, paper, &FONTS, &mut |_| ControlFlow::Continue(()));
                let sheet = sheet.expect("a document").expect("not stopped");
                seconds.push(begun.elapsed().as_secs_f64());
                (pages, bytes) = (sheet.pages, sheet.pdf.len());
            }
            seconds.sort_by(f64::total_cmp);
            println!(
                "{} {paper:?}: {} exercises, {pages} pages, {:.2} MB, {:.2} s (fastest of {RUNS}), {:.2} s (median)",
                part.name(),
                papers.len(),
                bytes as f64 / 1e6,
                seconds[0],
                seconds[RUNS / 2],
            );
        }
    }
}
