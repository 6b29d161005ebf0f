//! Finds out what the text of a file names, word by word: the words within macros count as others do.

use proc_macro2::{Group, TokenStream, TokenTree};
use std::collections::BTreeMap;
use std::str::FromStr;

/// A `use` of one name.
pub struct Import {
    /// What is imported, as it is written.
    pub path: Vec<String>,
    /// What it is called here.
    name: String,
}

/// What stands in a module.
#[derive(Default)]
pub struct Source {
    /// What is imported.
    pub imports: Vec<Import>,
    /// Paths that stand elsewhere than in a `use`.
    pub named: Vec<Vec<String>>,
}

impl Source {
    /// Returns the import that gives a name.
    pub fn import(&self, name: &str) -> Option<&Import> {
        self.imports.iter().find(|import| import.name == name)
    }
}

/// Returns what stands in a file and in each module within it, by the path of the module in the file. What is only for
/// tests is left out.
///
/// # Errors
/// Says that the text is not Rust.
pub fn sources(text: &str) -> Result<BTreeMap<Vec<String>, Source>, String> {
    let tokens = TokenStream::from_str(text).map_err(|error| error.to_string())?;
    let mut reader = Reader::default();
    reader.sources.insert(Vec::new(), Source::default());
    reader.read(tokens);
    Ok(reader.sources)
}

#[derive(Default)]
struct Reader {
    /// The module in which the reader is.
    module: Vec<String>,
    sources: BTreeMap<Vec<String>, Source>,
}

impl Reader {
    fn read(&mut self, tokens: TokenStream) {
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        let mut is_for_tests = false;
        while let Some(token) = tokens.get(at) {
            at += 1;
            match token {
                TokenTree::Punct(sign) if sign.as_char() == '#' => {
                    if let Some(TokenTree::Group(attribute)) = tokens.get(at) {
                        is_for_tests |= is_for_tests_by(attribute);
                        at += 1;
                    }
                }
                TokenTree::Ident(word) if word == "pub" => {
                    at += usize::from(matches!(tokens.get(at), Some(TokenTree::Group(_))));
                }
                TokenTree::Ident(word) if word == "use" => {
                    let rest = &tokens[at..];
                    let end = rest.iter().position(|token| is_sign(token, ';'));
                    let tree = &rest[..end.unwrap_or(rest.len())];
                    if !is_for_tests {
                        self.import(tree, &[]);
                    }
                    at += tree.len();
                    is_for_tests = false;
                }
                TokenTree::Ident(word) if word == "mod" => {
                    if let (Some(name), Some(TokenTree::Group(content))) =
                        (tokens.get(at), tokens.get(at + 1))
                    {
                        at += 2;
                        if !is_for_tests {
                            self.module.push(name.to_string());
                            self.sources.entry(self.module.clone()).or_default();
                            self.read(content.stream());
                            self.module.pop();
                        }
                    }
                    is_for_tests = false;
                }
                TokenTree::Ident(word) => {
                    let mut path = vec![word.to_string()];
                    while let [first, second, TokenTree::Ident(word), ..] = &tokens[at..]
                        && is_sign(first, ':')
                        && is_sign(second, ':')
                    {
                        path.push(word.to_string());
                        at += 3;
                    }
                    if let Some(source) = self.sources.get_mut(&self.module) {
                        source.named.push(path);
                    }
                    is_for_tests = false;
                }
                TokenTree::Group(group) => self.read(group.stream()),
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }

    /// Reads what a `use` imports from `before` on.
    fn import(&mut self, tree: &[TokenTree], before: &[String]) {
        for one in tree.split(|token| is_sign(token, ',')) {
            let mut path = before.to_vec();
            let mut name = None;
            let mut is_renamed = false;
            let mut has_inner = one.is_empty();
            for token in one {
                match token {
                    TokenTree::Ident(word) if word == "as" => is_renamed = true,
                    TokenTree::Ident(word) if is_renamed => name = Some(word.to_string()),
                    // In braces it is what stands before them.
                    TokenTree::Ident(word) if word == "self" && !before.is_empty() => {}
                    TokenTree::Ident(word) => path.push(word.to_string()),
                    TokenTree::Group(inner) => {
                        let inner: Vec<TokenTree> = inner.stream().into_iter().collect();
                        self.import(&inner, &path);
                        has_inner = true;
                    }
                    TokenTree::Punct(_) | TokenTree::Literal(_) => {}
                }
            }
            let name = name.or_else(|| path.last().cloned());
            if let (Some(name), Some(source)) = (name, self.sources.get_mut(&self.module))
                && !has_inner
            {
                source.imports.push(Import { path, name });
            }
        }
    }
}

fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

/// Returns whether an attribute keeps what follows it out of the program, as `cfg(test)` does.
fn is_for_tests_by(attribute: &Group) -> bool {
    let text = attribute.stream().to_string();
    let words: Vec<&str> = text
        .split(|sign: char| !sign.is_alphanumeric() && sign != '_')
        .filter(|word| !word.is_empty())
        .collect();
    words.first() == Some(&"cfg")
        && words.contains(&"test")
        && !words.contains(&"any")
        && !words.contains(&"not")
}
