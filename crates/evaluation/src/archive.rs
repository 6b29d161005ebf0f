//! Several files as one to download: a ZIP archive in which nothing is compressed (APPNOTE.TXT 6.3.10, sections 4.3 and 4.4).

/// The signature of the head of a file in the archive.
const LOCAL: u32 = 0x0403_4b50;
/// The signature of a file's entry in the directory.
const ENTRY: u32 = 0x0201_4b50;
/// The signature of the end of the directory.
const END: u32 = 0x0605_4b50;
/// Version 2.0 of the format is enough to take the files out.
const VERSION: u16 = 20;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
/// January 1, 1980, the first day that the format knows: a file made here has no time of its own.
const FIRST_DAY: u16 = 1 << 5 | 1;
/// The most files of an archive of this form.
const MOST_FILES: usize = 65_535;

/// Packs texts under their names into an archive. `None` where there are too many, or where they are larger than the format
/// allows.
///
/// ```
/// let files = [("a.txt".into(), "one".into()), ("b.txt".into(), "two".into())];
/// let packed = assay_evaluation::archive(&files).unwrap();
/// assert!(packed.starts_with(b"PK\x03\x04"));
/// ```
pub fn archive(files: &[(String, String)]) -> Option<Vec<u8>> {
    if files.len() > MOST_FILES {
        return None;
    }
    let mut packed = Vec::new();
    let mut directory = Vec::new();
    for (name, text) in files {
        let at = u32::try_from(packed.len()).ok()?;
        let what = described(name, text)?;
        packed.extend(LOCAL.to_le_bytes());
        packed.extend(VERSION.to_le_bytes());
        packed.extend(&what);
        packed.extend(name.as_bytes());
        packed.extend(text.as_bytes());
        directory.extend(ENTRY.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&what);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let count = u16::try_from(files.len()).ok()?;
    let at = u32::try_from(packed.len()).ok()?;
    let size = u32::try_from(directory.len()).ok()?;
    packed.extend(directory);
    packed.extend(END.to_le_bytes());
    packed.extend([0; 4]);
    packed.extend(count.to_le_bytes());
    packed.extend(count.to_le_bytes());
    packed.extend(size.to_le_bytes());
    packed.extend(at.to_le_bytes());
    packed.extend([0; 2]);
    Some(packed)
}

/// Returns what both heads of a file say: flags, method, time, check sum, sizes, length of its name.
fn described(name: &str, text: &str) -> Option<Vec<u8>> {
    let size = u32::try_from(text.len()).ok()?;
    let length = u16::try_from(name.len()).ok()?;
    let mut what = Vec::new();
    what.extend(UTF8.to_le_bytes());
    // Stored as it is, at midnight.
    what.extend([0; 4]);
    what.extend(FIRST_DAY.to_le_bytes());
    what.extend(crc32(text.as_bytes()).to_le_bytes());
    what.extend(size.to_le_bytes());
    what.extend(size.to_le_bytes());
    what.extend(length.to_le_bytes());
    what.extend([0; 2]);
    Some(what)
}

/// CRC-32 as in ISO 3309, with the polynomial 0xEDB88320.
fn crc32(bytes: &[u8]) -> u32 {
    let step = |sum: u32, byte: &u8| {
        let begun = sum ^ u32::from(*byte);
        (0..8).fold(begun, |sum, _| {
            let polynomial = if sum & 1 == 1 { 0xedb8_8320 } else { 0 };
            (sum >> 1) ^ polynomial
        })
    };
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_check_sum_is_that_of_the_standard() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
        assert_eq!(crc32(b""), 0);
    }

    #[test]
    fn the_directory_names_every_file_and_where_it_begins() {
        let files: Vec<(String, String)> = [("ä.eml", "one"), ("b.eml", "")]
            .map(|(name, text)| (name.into(), text.into()))
            .into();
        let packed = archive(&files).unwrap();
        let end = packed.len() - 22;
        assert_eq!(packed[end..end + 4], END.to_le_bytes());
        assert_eq!(packed[end + 8..end + 12], [2, 0, 2, 0]);
        let number = |at: usize| {
            let bytes: [u8; 4] = packed[at..at + 4].try_into().unwrap();
            u32::from_le_bytes(bytes) as usize
        };
        let (size, directory) = (number(end + 12), number(end + 16));
        assert_eq!(directory + size, end);
        assert_eq!(number(directory), ENTRY as usize);
        let first = number(directory + 42);
        assert_eq!((first, number(first)), (0, LOCAL as usize));
        let second = directory + 46 + "ä.eml".len();
        assert_eq!(number(second), ENTRY as usize);
        let at = number(second + 42);
        assert_eq!(number(at), LOCAL as usize);
        assert_eq!(at, 30 + "ä.eml".len() + "one".len());
    }
}
