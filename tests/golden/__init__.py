"""What each stage says about the samples, written down: the files beside this package, one per sample and stage."""
