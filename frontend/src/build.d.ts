/** The languages that `translations/` has a file for; the build puts them in. */
declare const LANGUAGES: readonly string[];
