//! The rule by which a place of a case that was edited on two machines is merged.
//!
//! A value is told by what it says alone, so the rule needs to know what both sides knew of the place when they parted.
//! Two such values may be at hand: what we had when they took our case last (they know it), and what they had when we
//! took their case last (we know it). Whoever holds such a value has not moved since, or came back to it; whoever
//! holds another one has moved, knowing it.

/// What both sides knew of a place before it was edited again. `None` within is a place where nothing stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Base<'a> {
    /// The two never exchanged the case. `blank` is what stands in the place as long as nobody entered anything.
    Unknown { blank: Option<&'a str> },
    /// The later one of the two values, which includes the other.
    Known(Option<&'a str>),
    /// Two bundles crossed: neither value includes the other.
    Crossed {
        /// What we had when they took our case last.
        ours: Option<&'a str>,
        /// What they had when we took their case last.
        theirs: Option<&'a str>,
    },
}

/// What becomes of the place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Merged {
    /// It stays as it is here.
    Ours,
    /// It becomes what the other machine holds.
    Theirs,
    /// Both were edited: a person decides.
    Conflict,
}

/// How `ours` and `theirs` are merged.
///
/// Of crossed bundles, a value that neither side had before is the newer one. Where both hold a value that the other
/// knew, each may have turned away from the other's, so a person decides.
pub(crate) fn merge(ours: Option<&str>, theirs: Option<&str>, base: Base<'_>) -> Merged {
    let known = |value: Option<&str>| match base {
        Base::Unknown { blank } => value == blank,
        Base::Known(base) => value == base,
        Base::Crossed { ours, theirs } => value == ours || value == theirs,
    };
    match (known(ours), known(theirs)) {
        _ if ours == theirs => Merged::Ours,
        (true, false) => Merged::Theirs,
        (false, true) => Merged::Ours,
        (true, true) | (false, false) => Merged::Conflict,
    }
}

/// When the two sides took each other's case last, in lines of our journal.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Parted {
    /// Our revision that they took last.
    pub(crate) they_took: i64,
    /// Our revision that they had taken last when they made what we took last.
    pub(crate) they_had_taken: Option<i64>,
    /// The line with which we took their case last.
    pub(crate) we_took: i64,
}

impl Parted {
    /// The base of a place where `ours` stood when they took our case last, and `theirs` when we took theirs.
    pub(crate) fn base<'a>(self, ours: Option<&'a str>, theirs: Option<&'a str>) -> Base<'a> {
        if self.they_took >= self.we_took {
            // What they took from us already included what we had taken from them.
            Base::Known(ours)
        } else if self.they_had_taken.is_some_and(|taken| taken >= self.they_took) {
            // What we took from them already included what they had taken from us.
            Base::Known(theirs)
        } else {
            Base::Crossed { ours, theirs }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn known(ours: &str, theirs: &str, base: &str) -> Merged {
        merge(Some(ours), Some(theirs), Base::Known(Some(base)))
    }

    #[test]
    fn who_alone_moved_since_the_base_is_followed() {
        assert_eq!(known("a", "a", "e"), Merged::Ours);
        assert_eq!(known("e", "a", "e"), Merged::Theirs);
        assert_eq!(known("a", "e", "e"), Merged::Ours);
        assert_eq!(known("a", "b", "e"), Merged::Conflict);
    }

    #[test]
    fn what_was_emptied_on_one_side_is_a_move_like_any_other() {
        assert_eq!(merge(Some("e"), None, Base::Known(Some("e"))), Merged::Theirs);
        assert_eq!(merge(None, Some("e"), Base::Known(Some("e"))), Merged::Ours);
        assert_eq!(merge(None, Some("a"), Base::Known(Some("e"))), Merged::Conflict);
        assert_eq!(merge(None, Some("a"), Base::Known(None)), Merged::Theirs);
    }

    #[test]
    fn without_a_base_the_filled_side_is_followed_and_two_filled_ones_are_a_conflict() {
        let blank = Base::Unknown { blank: Some("\"\"") };
        assert_eq!(merge(Some("\"\""), Some("a"), blank), Merged::Theirs);
        assert_eq!(merge(Some("a"), Some("\"\""), blank), Merged::Ours);
        assert_eq!(merge(Some("a"), Some("b"), blank), Merged::Conflict);
        assert_eq!(merge(None, Some("b"), Base::Unknown { blank: None }), Merged::Theirs);
    }

    #[test]
    fn of_crossed_bundles_the_value_that_neither_had_before_is_followed() {
        let crossed = Base::Crossed { ours: Some("s"), theirs: Some("t") };
        for known in ["s", "t"] {
            assert_eq!(merge(Some(known), Some("new"), crossed), Merged::Theirs);
            assert_eq!(merge(Some("new"), Some(known), crossed), Merged::Ours);
        }
        assert_eq!(merge(Some("new"), Some("newer"), crossed), Merged::Conflict);
    }

    #[test]
    fn two_sides_that_turned_away_from_each_others_value_never_pass_by_each_other_in_silence() {
        let crossed = Base::Crossed { ours: Some("s"), theirs: Some("t") };
        assert_eq!(merge(Some("s"), Some("t"), crossed), Merged::Conflict);
        assert_eq!(merge(Some("t"), Some("s"), crossed), Merged::Conflict);
    }

    #[test]
    fn the_base_is_what_includes_the_other_one() {
        let base = |they_took, they_had_taken, we_took| {
            Parted { they_took, they_had_taken, we_took }.base(Some("s"), Some("t"))
        };
        assert_eq!(base(9, None, 5), Base::Known(Some("s")), "they took what we made of theirs");
        assert_eq!(base(4, Some(4), 5), Base::Known(Some("t")), "they sent twice and took nothing between");
        assert_eq!(base(4, None, 5), Base::Crossed { ours: Some("s"), theirs: Some("t") });
        assert_eq!(base(4, Some(3), 5), Base::Crossed { ours: Some("s"), theirs: Some("t") });
    }

    fn value() -> impl Strategy<Value = Option<&'static str>> {
        prop::option::of(prop::sample::select(vec!["a", "b", "c"]))
    }

    proptest! {
        #[test]
        fn both_sides_judge_a_place_alike(ours in value(), theirs in value(), s in value(), t in value()) {
            for (here, there) in [
                (Base::Known(s), Base::Known(s)),
                (Base::Unknown { blank: s }, Base::Unknown { blank: s }),
                (Base::Crossed { ours: s, theirs: t }, Base::Crossed { ours: t, theirs: s }),
            ] {
                let mirrored = match merge(theirs, ours, there) {
                    Merged::Ours => Merged::Theirs,
                    Merged::Theirs => Merged::Ours,
                    Merged::Conflict => Merged::Conflict,
                };
                if ours != theirs {
                    prop_assert_eq!(merge(ours, theirs, here), mirrored);
                }
            }
        }

        #[test]
        fn a_value_that_both_sides_hold_is_never_a_conflict(both in value(), s in value(), t in value()) {
            for base in [Base::Known(s), Base::Unknown { blank: s }, Base::Crossed { ours: s, theirs: t }] {
                prop_assert_eq!(merge(both, both, base), Merged::Ours);
            }
        }
    }
}
