"""Bytes to rows: container, signing, manifest, resources, dex columns, native and web assets."""
