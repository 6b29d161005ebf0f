//! The names of sections and items.

use assay_core::assessment::Assessment;
use assay_evaluation::ItemRecord;

/// The names of sections and items; their identifiers where the pack is not available.
pub struct Names {
    /// The sections, each with identifier and title, in the order of the attempt.
    pub sections: Vec<(String, String)>,
    /// The items, each with identifier and title.
    pub items: Vec<(String, String)>,
}

impl Names {
    /// Returns the names of everything on record.
    pub fn of(pack: Option<&Assessment>, records: &[ItemRecord]) -> Self {
        let mut names = Self {
            sections: Vec::new(),
            items: Vec::new(),
        };
        for record in records {
            let section = pack.and_then(|pack| pack.section(&record.section));
            let item = pack.and_then(|pack| pack.item(&record.item));
            if names
                .sections
                .last()
                .is_none_or(|(id, _)| *id != record.section)
            {
                let title = section.map_or(&record.section, |section| &section.title);
                names.sections.push((record.section.clone(), title.clone()));
            }
            let title = item.map_or(&record.item, |item| &item.title);
            names.items.push((record.item.clone(), title.clone()));
        }
        names
    }

    /// Returns the name of a section.
    pub fn section<'a>(&'a self, id: &'a str) -> &'a str {
        name_of(&self.sections, id)
    }

    /// Returns the name of an item.
    pub fn item<'a>(&'a self, id: &'a str) -> &'a str {
        name_of(&self.items, id)
    }
}

/// The name that stands beside an identifier, or the identifier itself.
fn name_of<'a>(names: &'a [(String, String)], id: &'a str) -> &'a str {
    let found = names.iter().find(|known| known.0 == id);
    found.map_or(id, |known| &known.1)
}
