//! Minutes of a tree: which end was read instead.

use nintei_judgment::{CaseFigure, Interval, Tenths, TreeId};

use super::Context;
use super::cause::{Cause, Found};
use crate::reckoning::Step;
use crate::worksheet::name;

impl Context<'_, '_> {
    pub(super) fn minutes(&self, step: &Step, tree: TreeId, value: Tenths) -> Found {
        let place = name(&step.id, self.rules);
        let range = self.rules.displayed_range(tree);
        if let Some(figure) = &self.own.figures[tree.index()]
            && let Some(parting) = parting(figure, Interval::exactly(value))
        {
            return Found::new(
                Cause::OtherLeaf,
                format!(
                    "{place}: {value}分は、「{}」で「{}」へ進んだ先の時間です。たどった枝の先の時間を読み直してください。",
                    parting.asks, parting.label
                ),
            );
        }
        let other = TreeId::ALL
            .into_iter()
            .filter(|other| *other != tree)
            .find(|other| self.own.minutes[other.index()] == Interval::exactly(value));
        if let Some(other) = other {
            let other = self.rules.tree_name(other);
            return Found::new(
                Cause::OtherTree,
                format!("{place}: {value}分は「{other}」の時間です。欄を確かめてください。"),
            );
        }
        if !range.contains(Interval::exactly(value)) {
            return Found::new(
                Cause::OutOfRange,
                format!("{place}: {value}分は、この樹形図の範囲（{range}分）の外です。図をたどり直してください。"),
            );
        }
        Found::new(
            Cause::Plain,
            format!("{place}: {value}分は、この樹形図のどの枝の先にもありません。図をたどり直してください。"),
        )
    }
}

/// The question at which the way to another end leaves the right way, and the branch it takes there.
struct Parting<'r> {
    asks: &'r str,
    label: &'r str,
    depth: usize,
}

/// The end with these minutes that stays with the right way the longest.
fn parting<'r>(figure: &CaseFigure<'r>, minutes: Interval) -> Option<Parting<'r>> {
    fn look<'r>(node: &CaseFigure<'r>, minutes: Interval, depth: usize) -> Option<Parting<'r>> {
        let CaseFigure::Question { asks, arms, .. } = node else { return None };
        let further = arms.iter().filter(|arm| arm.open).filter_map(|arm| look(&arm.next, minutes, depth + 1));
        let here = arms.iter().filter(|arm| !arm.open && holds(&arm.next, minutes)).map(|arm| Parting {
            asks,
            label: arm.label,
            depth,
        });
        further.chain(here).max_by_key(|parting| parting.depth)
    }
    look(figure, minutes, 0)
}

fn holds(node: &CaseFigure<'_>, wanted: Interval) -> bool {
    match node {
        CaseFigure::Leaf { minutes, .. } => *minutes == wanted,
        CaseFigure::Question { arms, .. } => arms.iter().any(|arm| holds(&arm.next, wanted)),
    }
}
