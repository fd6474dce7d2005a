//! The minutes as a stacked bar to 125 minutes, with the boundaries of the categories, like the official sheet.

use nintei_judgment::{CategoryLine, Interval, Tenths};

use super::standard_time::Part;
use crate::page::{Align, Area, Canvas, Grey, Stroke, Style};

/// Right end of the axis, tenths of a minute.
const END: i32 = 1250;
/// Millimetres of one minute.
const MINUTE: f32 = 1.0;
/// Heights: the categories, the bar, the axis; millimetres.
const CATEGORIES: f32 = 4.6;
const BAR: f32 = 9.5;
const AXIS: f32 = 4.0;

/// Fills of the parts; neighbours differ clearly in black and white.
const FILLS: [f32; 10] = [0.35, 0.85, 0.55, 1.0, 0.40, 0.88, 0.62, 1.0, 0.45, 0.80];

/// What a bar shows.
pub(super) struct Chart<'a> {
    /// The parts of the total, in the order of the table below.
    pub(super) parts: Vec<Part<'a>>,
    pub(super) total: Interval,
    /// Every category; those of the result are reached.
    pub(super) categories: Vec<CategoryLine<'a>>,
    /// Said before the legend.
    pub(super) note: &'static str,
}

/// ① and so on, for the part at `index`.
pub(super) fn number(index: usize) -> char {
    u32::try_from(index).ok().and_then(|index| char::from_u32('①' as u32 + index)).unwrap_or('・')
}

pub(super) fn draw(canvas: &mut Canvas<'_>, area: Area, chart: &Chart<'_>) {
    let left = area.x + 1.5;
    let at = |minutes: Tenths| left + length(minutes.count().clamp(0, END));
    let categories = Area::new(left, area.y, length(END), CATEGORIES);
    let bar = Area::new(left, categories.bottom() + 1.2, length(END), BAR);
    for (label, from, below, reached) in strips(&chart.categories) {
        let x = at(from);
        let strip = Area { x, width: at(below.unwrap_or(Tenths::new(END))) - x, ..categories };
        if reached {
            canvas.fill(Grey(0.85), strip);
        }
        canvas.outline(Stroke::Hair, strip);
        let style = if reached { Style::bold(7.0) } else { Style::plain(7.0) };
        canvas.text(strip, style.align(Align::Centre), "区分", &label);
        if from > Tenths::ZERO {
            canvas.line(Stroke::Hair, (x, strip.bottom()), (x, bar.bottom() + 1.0));
        }
    }
    parts_known(canvas, bar, &chart.parts);
    uncertain(canvas, bar, chart.total, at);
    canvas.line(Stroke::Thin, (bar.x, bar.bottom()), (bar.right(), bar.bottom()));
    canvas.outline(Stroke::Thin, bar);
    axis(canvas, bar, &chart.categories, at);
    let words = format!("{}{}", chart.note, legend(chart.total));
    let row = Area::new(left, bar.bottom() + 1.0 + AXIS + 0.6, area.right() - left, 3.2);
    let (swatch, row) = row.split_left(6.0);
    let total = chart.total;
    if total.value().is_none() && total.low.count() < END {
        let swatch = Area { width: 5.0, ..swatch };
        canvas.hatch(swatch, 1.2);
        canvas.outline(Stroke::Thin, swatch);
        canvas.text(row, Style::plain(6.5), "凡例", &words);
    } else {
        canvas.text(Area { x: swatch.x, width: row.width + swatch.width, ..row }, Style::plain(6.5), "凡例", &words);
    }
}

/// Categories that share a range stand together.
fn strips(lines: &[CategoryLine<'_>]) -> Vec<(String, Tenths, Option<Tenths>, bool)> {
    lines
        .chunk_by(|one, next| one.from == next.from)
        .filter_map(|shared| {
            let first = shared.first()?;
            let names: Vec<String> =
                shared.iter().map(|line| line.level.name().replace("要支援", "支").replace("要介護", "介")).collect();
            Some((names.join("・"), first.from, first.below, shared.iter().any(|line| line.reached)))
        })
        .collect()
}

/// The smallest possible minutes of every part, one beside the other.
fn parts_known(canvas: &mut Canvas<'_>, bar: Area, parts: &[Part<'_>]) {
    let mut x = bar.x;
    for (index, part) in parts.iter().enumerate() {
        let width = length(part.minutes.low.count().max(0)).min((bar.right() - x).max(0.0));
        if width <= 0.0 {
            continue;
        }
        let grey = FILLS.get(index).copied().unwrap_or(1.0);
        let piece = Area { x, width, ..bar };
        canvas.fill(Grey(grey), piece);
        canvas.outline(Stroke::Hair, piece);
        if width >= 3.0 {
            let ink = if grey < 0.5 { Grey::WHITE } else { Grey::BLACK };
            let style = Style::plain(7.5).align(Align::Centre).ink(ink);
            canvas.text(piece, style, "棒グラフ", &number(index).to_string());
        }
        x += width;
    }
}

/// From the smallest to the largest total, and an arrow where that lies beyond the axis.
fn uncertain(canvas: &mut Canvas<'_>, bar: Area, total: Interval, at: impl Fn(Tenths) -> f32) {
    if total.high.count() > END {
        let beyond = Area::new(bar.right(), bar.y, 3.2, bar.height);
        canvas.text(beyond, Style::plain(9.0).align(Align::Centre), "棒グラフ", "▶");
    }
    if total.value().is_some() {
        return;
    }
    let stretch = Area { x: at(total.low), width: at(total.high) - at(total.low), ..bar };
    if stretch.width > 0.0 {
        canvas.hatch(stretch, 1.2);
        canvas.outline(Stroke::Heavy, stretch);
    }
}

/// The boundaries' numbers.
fn axis(canvas: &mut Canvas<'_>, bar: Area, categories: &[CategoryLine<'_>], at: impl Fn(Tenths) -> f32) {
    let boundaries = strips(categories).into_iter().map(|(_, from, ..)| from);
    for minutes in boundaries.chain([Tenths::new(END)]) {
        let x = at(minutes);
        let text = (minutes.count() / 10).to_string();
        let place = Area::new(x - 3.4, bar.bottom() + 1.0, 6.8, AXIS);
        let place = if minutes.count() == END { Area { x: x - 4.4, width: 7.0, ..place } } else { place };
        let text = if minutes.count() == END { format!("{text}分") } else { text };
        canvas.text(place, Style::plain(6.5).align(Align::Centre), "目盛", &text);
    }
}

fn legend(total: Interval) -> String {
    if total.low.count() >= END {
        format!("合計は{total}分です。125分を超える部分は描いていません。")
    } else if total.high.count() > END {
        format!("斜線: 合計としてありうる範囲（{total}分）。125分を超える部分は描いていません。")
    } else if total.value().is_none() {
        format!("斜線: 合計としてありうる範囲（{total}分）。番号は下の表の項目です。")
    } else {
        "番号は下の表の項目です。幅の狭いものは番号を省いています。".to_owned()
    }
}

/// Length of tenths of a minute on the page, millimetres.
fn length(tenths: i32) -> f32 {
    f32::from(i16::try_from(tenths).unwrap_or(i16::MAX)) / 10.0 * MINUTE
}
