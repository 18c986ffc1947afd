"""apkscan: static privacy-behaviour analysis of Android packages."""

__version__ = "0.1.0"
