"""Two examinations of one app against each other: the re-test after a rectification."""
