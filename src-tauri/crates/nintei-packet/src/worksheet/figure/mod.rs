//! A tree (樹形図) on a page of its own: what it is asked with, the box for its minutes, the figure.

mod draw;
mod placing;
mod plan;
#[cfg(test)]
mod tests;
mod values;
mod words;

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use nintei_judgment::{CaseFigure, RuleEdition, TreeId};
use nintei_training::LineId;

use super::book::{self, Book};
use super::case::Case;
use crate::page::{Area, Canvas, PageSize, Style};
use crate::sheet::cells;
use crate::{Fonts, PacketError, Paper};
use draw::Drawing;
use placing::{Size, Unit};
use plan::Plan;
use values::Values;

/// Size of the words of a figure at most, points: on A4, and on A3.
const LARGEST: f32 = 9.0;
const LARGEST_WIDE: f32 = 13.0;
/// A figure lies only where its words become so much larger by that, points.
const WORTH_LYING: f32 = 0.75;
/// Height of the row of the minutes and of what stands below the figure for each doubt, millimetres.
const MINUTES: f32 = 8.4;
const DOUBT: f32 = 3.6;
/// Space around the figure, millimetres.
const GAP: f32 = 2.0;
/// Width of the cell of the minutes, millimetres.
const CELL: f32 = 40.0;

/// Figures that are planned already: those of one edition are the same for every exercise.
#[derive(Debug, Default)]
pub(super) struct Figures(BTreeMap<(usize, TreeId), (PageSize, Plan)>);

/// Draws the page of `tree`.
pub(super) fn draw(
    book: &mut Book<'_, '_>,
    case: &Case<'_>,
    tree: TreeId,
    figures: &mut Figures,
) -> Result<(), PacketError> {
    let Some(figure) = case.figure(tree) else { return Ok(()) };
    let doubts = doubts(&figure);
    let name = case.paper.rules.tree_name(tree);
    let (size, plan) = figures.plan(book, case.paper.rules, tree, &figure)?;
    let section = format!("3　樹形図「{name}」を左からたどります");
    let page = book.next_figure(*size, &section);
    let canvas = &mut book.canvas;
    let values = Values::of(case, &figure);
    let (row, rest) = page.split_top(MINUTES);
    minutes(canvas, row, case, tree, name);
    let (strip, rest) = rest.split_top(GAP + Values::HEIGHT);
    values.draw(canvas, strip.split_top(GAP / 2.0).1);
    let below = DOUBT * f32::from(u16::try_from(doubts.len()).unwrap_or(u16::MAX));
    let room = Area { y: rest.y + GAP / 2.0, height: rest.height - below - GAP, ..rest };
    let free = (room.height - plan.whole.height as f32 / 100.0).max(0.0);
    let corner = (room.x, room.y + free / 2.0);
    Drawing { canvas, corner, size: plan.size, marked: case.is_key() }.draw(plan, &figure);
    let mut foot = Area { y: rest.bottom() - below, height: DOUBT, ..rest };
    for doubt in doubts {
        canvas.text(foot, Style::plain(7.0), "要照合", &format!("※ 要照合　{doubt}"));
        foot.y += DOUBT;
    }
    Ok(())
}

fn minutes(canvas: &mut Canvas<'_>, row: Area, case: &Case<'_>, tree: TreeId, name: &str) {
    let (words, cell) = row.split_left(row.width - CELL);
    let id = LineId::Minutes { tree };
    let (title, label) = words.split_left(words.width - 30.0);
    canvas.text(title, Style::bold(14.0), name, name);
    cells::label(canvas, label, "この図の時間");
    case.number(canvas, cell, &id, "分", 13.0);
}

impl Figures {
    fn plan(
        &mut self,
        book: &Book<'_, '_>,
        rules: &RuleEdition,
        tree: TreeId,
        figure: &CaseFigure<'_>,
    ) -> Result<&(PageSize, Plan), PacketError> {
        let key = (std::ptr::from_ref(rules).addr(), tree);
        match self.0.entry(key) {
            Entry::Occupied(known) => Ok(known.into_mut()),
            Entry::Vacant(place) => {
                let found = planned(book.canvas.fonts, book.paper, figure, doubts(figure).len());
                let too_large = || PacketError::FigureTooLarge { tree: rules.tree_name(tree).to_owned() };
                Ok(place.insert(found.ok_or_else(too_large)?))
            }
        }
    }
}

/// The figure upright where it is about as large so, else lying; on A3 the sheet lies anyway.
fn planned(fonts: &Fonts, paper: Paper, figure: &CaseFigure<'_>, doubts: usize) -> Option<(PageSize, Plan)> {
    let try_on = |size: PageSize, largest: f32| plan::plan(fonts, figure, room(size, doubts), largest);
    match paper {
        Paper::A3 => try_on(PageSize::Wide, LARGEST_WIDE).map(|plan| (PageSize::Wide, plan)),
        Paper::A4 => {
            let upright = try_on(PageSize::Upright, LARGEST);
            let lying = try_on(PageSize::Lying, LARGEST);
            match (upright, lying) {
                (Some(upright), Some(lying)) if lying.size < upright.size + WORTH_LYING => {
                    Some((PageSize::Upright, upright))
                }
                (_, Some(lying)) => Some((PageSize::Lying, lying)),
                (upright, None) => upright.map(|upright| (PageSize::Upright, upright)),
            }
        }
    }
}

/// What a page of this size leaves for the figure.
fn room(size: PageSize, doubts: usize) -> Size {
    let page = book::room(size);
    let below = DOUBT * f32::from(u16::try_from(doubts).unwrap_or(u16::MAX));
    let height = page.height - MINUTES - Values::HEIGHT - below - 2.0 * GAP;
    Size { width: (page.width * 100.0) as Unit, height: (height * 100.0) as Unit }
}

/// Why something in the figure should be checked, each reason once.
fn doubts<'r>(figure: &CaseFigure<'r>) -> Vec<&'r str> {
    fn look<'r>(figure: &CaseFigure<'r>, found: &mut Vec<&'r str>) {
        let (CaseFigure::Question { doubt, .. } | CaseFigure::Leaf { doubt, .. }) = figure;
        if let Some(doubt) = doubt.filter(|doubt| !found.contains(doubt)) {
            found.push(doubt);
        }
        if let CaseFigure::Question { arms, .. } = figure {
            arms.iter().for_each(|arm| look(&arm.next, found));
        }
    }
    let mut found = Vec::new();
    look(figure, &mut found);
    found
}
