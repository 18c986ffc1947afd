"""An analyst's decisions about findings: read from a small file, merged into reports, counted over many."""
