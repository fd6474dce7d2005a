//! What holds of every figure, whatever its tree.
#![allow(clippy::expect_used, reason = "a test fails by it")]

use std::path::Path;

use nintei_judgment::{Interval, Tenths, TreeId};
use nintei_survey::Answers;
use proptest::collection::vec;
use proptest::prelude::*;

use super::placing::{Distances, Line, Part, Placed, Rect, Size, place};
use super::{doubts, planned, room};
use crate::page::Style;
use crate::{Fonts, Paper};

/// Every box and every line of a figure.
fn gather(placed: &Placed, boxes: &mut Vec<Rect>, lines: &mut Vec<Line>) {
    boxes.extend([placed.label, placed.body].into_iter().filter(|rect| rect.size.width > 0));
    lines.extend([placed.entry, placed.link, placed.stub, placed.trunk()].into_iter().flatten());
    placed.below.iter().for_each(|next| gather(next, boxes, lines));
}

fn overlap(one: &Rect, other: &Rect) -> bool {
    one.x < other.right() && other.x < one.right() && one.y < other.bottom() && other.y < one.bottom()
}

/// Whether the line runs through the box, and not only up to its edge.
fn crosses(line: &Line, rect: &Rect) -> bool {
    line.from.0 < rect.right() && rect.x < line.to.0 && rect.y < line.from.1 && line.from.1 < rect.bottom()
        || line.from.1 < rect.bottom() && rect.y < line.to.1 && rect.x < line.from.0 && line.from.0 < rect.right()
}

fn assert_well_placed(placed: &Placed, room: Size) {
    let (mut boxes, mut lines) = (Vec::new(), Vec::new());
    gather(placed, &mut boxes, &mut lines);
    for (at, one) in boxes.iter().enumerate() {
        assert!(
            one.x >= 0 && one.y >= 0 && one.right() <= room.width && one.bottom() <= room.height,
            "{one:?} outside"
        );
        for other in &boxes[at + 1..] {
            assert!(!overlap(one, other), "{one:?} lies on {other:?}");
        }
        for line in &lines {
            assert!(!crosses(line, one), "{line:?} crosses {one:?}");
        }
    }
}

fn parts(placed: &Placed) -> usize {
    1 + placed.below.iter().map(parts).sum::<usize>()
}

#[test]
fn every_tree_of_the_edition_fits_a_page_of_a4_and_of_a3_without_a_box_on_another_or_a_line_through_one() {
    let fonts = Fonts::new(Path::new("")).expect("fonts");
    let forms = nintei_survey::built_in().expect("forms");
    let rules = nintei_judgment::built_in(&forms).expect("rules").pop().expect("rules");
    let any = Interval::new(Tenths::ZERO, Tenths::new(1000));
    let mut seen = 0;
    for tree in TreeId::ALL {
        let Some(figure) = rules.case_figure(tree, &Answers::default(), [any; 5]) else { continue };
        for paper in [Paper::A4, Paper::A3] {
            let (size, plan) = planned(&fonts, paper, &figure, doubts(&figure).len()).expect("a place");
            assert!(plan.size >= Style::FLOOR, "{tree:?} {paper:?}: {} points", plan.size);
            assert_well_placed(&plan.placed, room(size, doubts(&figure).len()));
            seen += parts(&plan.placed);
        }
    }
    assert!(seen > 2 * 300, "only {seen} boxes of seven trees");
}

#[test]
fn words_on_a3_are_larger_than_on_a4() {
    let fonts = Fonts::new(Path::new("")).expect("fonts");
    let forms = nintei_survey::built_in().expect("forms");
    let rules = nintei_judgment::built_in(&forms).expect("rules").pop().expect("rules");
    let any = Interval::new(Tenths::ZERO, Tenths::new(1000));
    for tree in [TreeId::Meal, TreeId::Excretion, TreeId::FunctionalTraining] {
        let figure = rules.case_figure(tree, &Answers::default(), [any; 5]).expect("a tree");
        let size = |paper| planned(&fonts, paper, &figure, 0).expect("a place").1.size;
        assert!(size(Paper::A3) > size(Paper::A4) + 0.9, "{tree:?}");
    }
}

fn any_size() -> impl Strategy<Value = Size> {
    (100..2500i32, 200..1500i32).prop_map(|(width, height)| Size { width, height })
}

fn any_part() -> impl Strategy<Value = Part> {
    let end = (any_size(), any_size()).prop_map(|(label, body)| Part { labels: vec![label], body, below: Vec::new() });
    end.prop_recursive(8, 60, 4, |below| {
        (vec(any_size(), 1..4), any_size(), vec(below, 1..4)).prop_map(|(labels, body, below)| Part {
            labels,
            body,
            below,
        })
    })
}

proptest! {
    #[test]
    fn no_box_of_any_tree_lies_on_another_and_no_line_runs_through_one(root in any_part(), between in 10..400i32) {
        let root = Part { labels: Vec::new(), ..root };
        let distances = Distances { columns: vec![2500; 12], stub: 120, lead: 140, caption: 40, raised: 200, between, beside: 100 };
        let (placed, whole) = place(&root, &distances);
        assert_well_placed(&placed, whole);
    }
}
