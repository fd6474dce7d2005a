//! 特記事項: seven blocks, each note with its item's number, on as many pages as they take.

use nintei_survey::{FormEdition, ItemId, NoteBlock, SpecialNotes};

use super::Filling;
use super::cells::PADDING;
use crate::page::{Area, Canvas, Grey, Stroke, Style};

/// Height of a block's heading, millimetres.
const HEADING: f32 = 5.4;
/// From line to line of the notes and of the list of items, millimetres.
const PITCH: f32 = 5.0;
const LIST_PITCH: f32 = 3.4;
/// Width of the item's number, millimetres.
const NUMBER: f32 = 11.5;
/// Space below a block, millimetres.
const GAP: f32 = 2.4;
/// How the notes, the numbers and the list of items look.
const NOTE: Style = Style::plain(9.0);
const ITEM: Style = Style::bold(8.5);
const LIST: Style = Style::plain(6.5);

/// Draws every note of `notes` where `pages` has room.
pub(crate) fn draw<'f>(pages: &mut impl Filling<'f>, form: &FormEdition, notes: &SpecialNotes) {
    for block in notes.blocks(form) {
        let width = pages.rest().width - 2.0 * PADDING;
        let list = pages.canvas().flow(width, LIST, &items(form, &block));
        let lines = f32::from(u16::try_from(list.lines.len()).unwrap_or(u16::MAX));
        if !pages.has_room(HEADING + lines * LIST_PITCH + 2.0 * PITCH) {
            pages.next();
        }
        let place = pages.take(HEADING);
        heading(pages.canvas(), place, &block, "");
        for line in &list.lines {
            let row = pages.take(LIST_PITCH);
            pages.canvas().row(row.inset(PADDING, 0.0), LIST, line);
        }
        if block.lines.is_empty() {
            let row = pages.take(PITCH);
            pages.canvas().text(row.inset(PADDING, 0.0), Style::plain(7.5), "特記事項", "（記載なし）");
            rule(pages.canvas(), row);
        }
        for line in &block.lines {
            note(pages, &block, line.item, notes.get(line.item));
        }
        let gap = GAP.min(pages.rest().height);
        pages.take(gap);
    }
}

/// What the form lists under a block's heading.
fn items(form: &FormEdition, block: &NoteBlock) -> String {
    let section = form.sections.iter().find(|section| section.id == block.section);
    let questions = section.into_iter().flat_map(|section| &section.questions);
    let names: Vec<String> = questions.map(|question| format!("{} {}", question.id, question.short_name)).collect();
    names.join("，")
}

fn heading(canvas: &mut Canvas<'_>, area: Area, block: &NoteBlock, after: &str) {
    let row = Area { height: HEADING - 0.6, ..area };
    canvas.fill(Grey::LABEL, row);
    canvas.line(Stroke::Heavy, (row.x, row.bottom()), (row.right(), row.bottom()));
    let about = if block.section == 6 { "" } else { "に関連する項目" };
    let words = format!("{}　{}{about}についての特記事項{after}", block.section, block.name);
    canvas.text(row.inset(PADDING, 0.0), Style::bold(8.5), "特記事項", &words);
}

fn note<'f>(pages: &mut impl Filling<'f>, block: &NoteBlock, item: ItemId, text: &str) {
    let width = pages.rest().width - NUMBER - 2.0 * PADDING;
    let whole = pages.canvas().flow(width, NOTE, text);
    pages.canvas().note(&format!("({item})の特記事項"), &whole);
    for (index, line) in whole.lines.iter().enumerate() {
        if !pages.has_room(PITCH) {
            pages.next();
            let place = pages.take(HEADING);
            heading(pages.canvas(), place, block, "（続き）");
        }
        let row = pages.take(PITCH);
        rule(pages.canvas(), row);
        let (number, words) = row.inset(PADDING, 0.0).split_left(NUMBER);
        if index == 0 {
            pages.canvas().text(number, ITEM, "特記事項", &format!("({item})"));
        }
        pages.canvas().row(words, NOTE, line);
    }
}

fn rule(canvas: &mut Canvas<'_>, row: Area) {
    canvas.line(Stroke::Hair, (row.x, row.bottom()), (row.right(), row.bottom()));
}
