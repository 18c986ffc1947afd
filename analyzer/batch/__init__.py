"""Many packages: each in a child process with limits, resumable, with an index over all."""
