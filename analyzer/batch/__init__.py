"""Many packages: killable children, a journal, an index over all."""
