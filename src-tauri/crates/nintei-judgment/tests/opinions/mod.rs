//! Opinions to draw from: whatever the sheet may say, known or not.

use nintei_survey::{Opinion, Stability};
use proptest::prelude::*;

pub fn opinions() -> impl Strategy<Value = Opinion> {
    let stability = prop_oneof![Just(None), Just(Some(Stability::Stable)), Just(Some(Stability::Unstable))];
    (proptest::option::of(1u8..=8), stability, proptest::option::of(0u8..=100)).prop_map(
        |(dementia, stability, dementia_likelihood_percent)| Opinion {
            dementia,
            stability,
            dementia_likelihood_percent,
        },
    )
}
