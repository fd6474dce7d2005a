//! Bytes as symbols that a person reads out, types and compares.

/// Crockford's base 32: no I, L, O or U, which hands and eyes mistake for others.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// `bytes` as symbols of 5 bits, the last one filled up with zeros.
pub(crate) fn of_bytes(bytes: &[u8]) -> Vec<u8> {
    let mut symbols = Vec::with_capacity((bytes.len() * 8).div_ceil(5));
    let (mut held, mut bits) = (0_u16, 0);
    for byte in bytes {
        held = (held << 8) | u16::from(*byte);
        bits += 8;
        while bits >= 5 {
            bits -= 5;
            symbols.push(((held >> bits) & 31) as u8);
        }
        held &= (1 << bits) - 1;
    }
    if bits > 0 {
        symbols.push(((held << (5 - bits)) & 31) as u8);
    }
    symbols
}

/// The bytes that [`of_bytes`] made `symbols` of. `None` where it cannot have made them.
pub(crate) fn to_bytes(symbols: &[u8]) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(symbols.len() * 5 / 8);
    let (mut held, mut bits) = (0_u16, 0);
    for symbol in symbols {
        held = (held << 5) | u16::from(*symbol & 31);
        bits += 5;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
            held &= (1 << bits) - 1;
        }
    }
    (bits < 5 && held == 0).then_some(bytes)
}

/// The letter of a symbol.
pub(crate) fn letter(symbol: u8) -> char {
    char::from(ALPHABET[usize::from(symbol & 31)])
}

/// The symbol of a letter as a person types it: either case, O for 0, I or L for 1.
pub(crate) fn symbol(letter: char) -> Option<u8> {
    let plain = match letter.to_ascii_uppercase() {
        'O' => '0',
        'I' | 'L' => '1',
        other => other,
    };
    ALPHABET.iter().zip(0..).find(|(known, _)| char::from(**known) == plain).map(|(_, symbol)| symbol)
}

/// Whether `letter` stands between symbols and means nothing.
pub(crate) fn is_separator(letter: char) -> bool {
    letter.is_whitespace() || letter.is_control() || "-‐‑‒–—―−ー・_.,~〜".contains(letter)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn symbols_lead_back_to_the_bytes(bytes in prop::collection::vec(any::<u8>(), 0..100)) {
            let symbols = of_bytes(&bytes);
            prop_assert_eq!(symbols.len(), (bytes.len() * 8).div_ceil(5));
            prop_assert_eq!(to_bytes(&symbols), Some(bytes));
        }

        #[test]
        fn symbols_that_lead_to_bytes_are_those_of_the_bytes(symbols in prop::collection::vec(0..32_u8, 0..40)) {
            if let Some(bytes) = to_bytes(&symbols) {
                prop_assert_eq!(of_bytes(&bytes), symbols);
            }
        }
    }

    #[test]
    fn every_symbol_is_read_as_it_is_written() {
        for value in 0..32 {
            assert_eq!(symbol(letter(value)), Some(value));
            assert_eq!(symbol(letter(value).to_ascii_lowercase()), Some(value));
        }
        assert_eq!((symbol('o'), symbol('l'), symbol('u')), (Some(0), Some(1), None));
    }
}
