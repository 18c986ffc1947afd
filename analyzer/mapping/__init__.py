"""Names that an obfuscator replaced, restored for readers by the mapping file that it wrote."""
